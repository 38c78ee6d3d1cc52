package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.serviceledger.projections.store.ListKey;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;

/**
 * Finds what meets all of several conditions. It goes through the groups of the condition that fewest
 * documents meet, in order, and asks of each whether it meets the others; the pages of several groups are
 * merged, and a group is left as soon as it can add nothing better.
 */
final class GroupSearch {

    /** The last code point: what begins with a prefix sorts before the prefix with it, as SQLite compares texts. */
    static final String BEYOND = Character.toString(Character.MAX_CODE_POINT);

    /** Beyond this a group counts as great. */
    private static final int GREAT = 2_000;

    /** A condition with more groups is looked up in the document rather than in each group. */
    private static final int FEW_GROUPS = 4;

    private final Connection connection;
    private final int generation;
    private final Selection selection;
    private final long at;

    private record Place(String sort, String id) {}

    GroupSearch(Connection connection, int generation, Selection selection) {
        this.connection = connection;
        this.generation = generation;
        this.selection = selection;
        this.at = ListKey.millis(selection.at());
    }

    List<ViewDocument> find() throws SQLException {
        Set<String> leading = rarest();
        List<Set<String>> others = new ArrayList<>(selection.conditions());
        others.remove(leading);
        List<Set<String>> small = others.stream().filter(names -> names.size() <= FEW_GROUPS).toList();
        boolean lookInside = small.size() < others.size();
        Comparator<Place> order = Comparator.comparing(Place::sort).thenComparing(Place::id);
        TreeSet<Place> best = new TreeSet<>(selection.newestFirst() ? order.reversed() : order);
        try (PreparedStatement places = connection.prepareStatement(sql(small));
                PreparedStatement groups = connection.prepareStatement(Schema.GROUPS_OF)) {
            for (String name : leading) {
                bind(places, name, small);
                collect(places, groups, lookInside, best);
            }
        }
        return documents(best);
    }

    /** The condition that fewest documents meet; of great ones that with the most groups, since they cost most to ask. */
    private Set<String> rarest() throws SQLException {
        if (selection.conditions().size() == 1) {
            return selection.conditions().getFirst();
        }
        Set<String> found = selection.conditions().getFirst();
        long fewest = Long.MAX_VALUE;
        try (PreparedStatement count = connection.prepareStatement(Schema.COUNT_UP_TO)) {
            for (Set<String> names : selection.conditions()) {
                long size = size(count, names);
                if (size < fewest || size == fewest && names.size() > found.size()) {
                    fewest = size;
                    found = names;
                }
            }
        }
        return found;
    }

    private long size(PreparedStatement count, Set<String> names) throws SQLException {
        long size = 0;
        for (String name : names) {
            SqliteViewStore.bind(count, generation, selection.kind(), name, GREAT - size);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                size += rows.getLong(1);
            }
            if (size >= GREAT) {
                return GREAT;
            }
        }
        return size;
    }

    private String sql(List<Set<String>> small) {
        StringBuilder sql = new StringBuilder(Schema.SELECT_IN_GROUP);
        for (Set<String> names : small) {
            String alternatives = String.join(" OR ", names.stream().map(name -> "(1" + Schema.IN_GROUP_TOO + ")")
                    .toList());
            sql.append(" AND (").append(alternatives).append(')');
        }
        if (!selection.fromSort().isEmpty()) {
            sql.append(" AND l.list_sort >= ?");
        }
        if (!selection.untilSort().isEmpty()) {
            sql.append(" AND l.list_sort < ?");
        }
        if (!first()) {
            sql.append(" AND (l.list_sort, l.id) ").append(selection.newestFirst() ? "<" : ">").append(" (?, ?)");
        }
        String direction = selection.newestFirst() ? " DESC" : "";
        return sql.append(" ORDER BY l.list_sort").append(direction).append(", l.id").append(direction).toString();
    }

    private boolean first() {
        return selection.afterSort().isEmpty() && selection.afterId().isEmpty();
    }

    private void bind(PreparedStatement places, String name, List<Set<String>> small) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(generation, selection.kind(), name, at, at));
        small.forEach(names -> names.forEach(other -> values.addAll(List.of(other, at, at))));
        if (!selection.fromSort().isEmpty()) {
            values.add(selection.fromSort());
        }
        if (!selection.untilSort().isEmpty()) {
            values.add(selection.untilSort());
        }
        if (!first()) {
            values.addAll(List.of(selection.afterSort(), selection.afterId()));
        }
        SqliteViewStore.bind(places, values.toArray());
    }

    private void collect(PreparedStatement places, PreparedStatement groups, boolean lookInside, TreeSet<Place> best)
            throws SQLException {
        try (ResultSet rows = places.executeQuery()) {
            while (rows.next()) {
                Place place = new Place(rows.getString(1), rows.getString(2));
                boolean full = best.size() >= selection.limit();
                if (full && best.comparator().compare(place, best.last()) >= 0) {
                    return;
                }
                if (!lookInside || selection.isMetBy(groupsOf(groups, place.id()))) {
                    best.add(place);
                    if (best.size() > selection.limit()) {
                        best.removeLast();
                    }
                }
            }
        }
    }

    private List<ListKey> groupsOf(PreparedStatement groups, String id) throws SQLException {
        SqliteViewStore.bind(groups, generation, selection.kind(), id);
        try (ResultSet rows = groups.executeQuery()) {
            return rows.next() ? ListKeyText.read(rows.getString(1)) : List.of();
        }
    }

    private List<ViewDocument> documents(TreeSet<Place> places) throws SQLException {
        List<ViewDocument> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(Schema.SELECT_VIEW + " AND v.id = ?")) {
            for (Place place : places) {
                SqliteViewStore.bind(query, generation, selection.kind(), place.id());
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        found.add(SqliteViewStore.document(rows));
                    }
                }
            }
        }
        return found;
    }

    /** Names of groups, leaping from one to the next. */
    static List<String> names(Connection connection, int generation, String kind, String prefix, String after,
            int limit) throws SQLException {
        List<String> names = new ArrayList<>();
        String last = after.isEmpty() ? prefix : after;
        try (PreparedStatement next = connection.prepareStatement(Schema.NEXT_GROUP)) {
            while (names.size() < limit) {
                SqliteViewStore.bind(next, generation, kind, last, prefix + BEYOND);
                try (ResultSet rows = next.executeQuery()) {
                    if (!rows.next() || rows.getString(1) == null) {
                        return names;
                    }
                    last = rows.getString(1);
                    names.add(last);
                }
            }
        }
        return names;
    }
}
