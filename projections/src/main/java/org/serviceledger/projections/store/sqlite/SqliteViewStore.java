package org.serviceledger.projections.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.GroupCount;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ListKey;
import org.serviceledger.projections.store.Note;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.PartitionState;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Views in one SQLite file. The log is written ahead but not forced to the disk at each commit
 * ({@code synchronous = NORMAL}): a power cut may take the last commits, but never one without all
 * that came after it. What is left is therefore a state that the order of writes allows anyway:
 * buckets are never behind the views nor views behind the cursor, and what is missing is read from
 * the ledger again, which is forced to the disk and so is never behind the views.
 */
public final class SqliteViewStore implements ViewStore {

    private static final int IDS_IN_ONE_QUERY = 500;

    private final SqliteFile file;

    private SqliteViewStore(SqliteFile file) {
        this.file = file;
    }

    /**
     * Opens the file, making it when there is none. A file of another format is emptied: views are
     * made from the ledger again.
     *
     * @throws ViewStoreException.Unavailable when it cannot be opened
     */
    public static SqliteViewStore open(Path file) {
        return new SqliteViewStore(SqliteFile.open(file));
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Mono<Lane> claim(int generation, int partition, String owner) {
        return file.write(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(Schema.CLAIM)) {
                bind(claim, generation, partition, owner);
                try (ResultSet rows = claim.executeQuery()) {
                    rows.next();
                    return new Lane(generation, partition, rows.getLong(1));
                }
            }
        });
    }

    @Override
    public Mono<Void> release(Lane lane) {
        return update(Schema.RELEASE, lane.generation(), lane.partition(), lane.epoch()).then();
    }

    @Override
    public Flux<PartitionState> partitions(int generation) {
        return query(Schema.PARTITIONS,
                rows -> new PartitionState(rows.getInt(1), rows.getLong(2), rows.getString(3), rows.getLong(4)),
                generation);
    }

    @Override
    public Mono<Note> note(String name) {
        return query(Schema.NOTE, SqliteViewStore::note, name).next().defaultIfEmpty(Note.none(name));
    }

    @Override
    public Flux<Note> notes(String prefix) {
        return query(Schema.NOTES, SqliteViewStore::note, prefix, prefix + Character.MAX_VALUE);
    }

    private static Note note(ResultSet rows) throws SQLException {
        return new Note(rows.getString(1), rows.getLong(2), rows.getString(3));
    }

    @Override
    public Mono<Boolean> put(Note note) {
        Mono<Integer> put = note.revision() == 1
                ? update(Schema.FIRST_NOTE, note.name(), note.text())
                : update(Schema.NEXT_NOTE, note.text(), note.name(), note.revision() - 1);
        return put.map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> remove(Note note) {
        return update(Schema.REMOVE_NOTE, note.name(), note.revision()).then();
    }

    @Override
    public Mono<Integer> drop(int generation, int most) {
        return file.write(connection -> {
            int deleted = 0;
            for (int table = 0; table < Schema.OF_GENERATION.length && deleted < most; table++) {
                deleted += update(connection, Schema.drop(table), generation, most - deleted);
            }
            return deleted;
        });
    }

    @Override
    public Mono<Map<String, ViewDocument>> load(Lane lane, String kind, Collection<String> ids) {
        return file.read(connection -> loadAll(connection, lane.generation(), kind, List.copyOf(ids)));
    }

    private static Map<String, ViewDocument> loadAll(Connection connection, int generation, String kind,
            List<String> ids) throws SQLException {
        Map<String, ViewDocument> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_IN_ONE_QUERY) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_IN_ONE_QUERY));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            try (PreparedStatement query = connection
                    .prepareStatement(Schema.SELECT_VIEW + " AND v.id IN (" + marks + ")")) {
                bind(query, generation, kind);
                for (int i = 0; i < some.size(); i++) {
                    query.setString(i + 3, some.get(i));
                }
                documents(query).forEach(document -> found.put(document.id(), document));
            }
        }
        return found;
    }

    @Override
    public Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes) {
        return changes.isEmpty() ? Mono.empty() : file.write(connection -> {
            requireOwner(connection, lane);
            List<BucketChange> inOrder = changes.stream().sorted(Comparator.comparingLong(BucketChange::position))
                    .toList();
            int[] taken = move(connection, lane, inOrder);
            MonthlyTotals months = new MonthlyTotals();
            for (int i = 0; i < taken.length; i++) {
                if (taken[i] > 0) {
                    months.add(inOrder.get(i));
                }
            }
            months.save(connection, lane.generation());
            return true;
        }).then();
    }

    /** How many rows each change has moved: none when the bucket had it already. */
    private static int[] move(Connection connection, Lane lane, List<BucketChange> changes) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(Schema.MOVE_BUCKET)) {
            for (BucketChange change : changes) {
                BucketKey bucket = change.bucket();
                bind(upsert, lane.generation(), lane.partition(), bucket.metric(), bucket.item(),
                        bucket.day().toString(), change.recordedOn().toString(), change.position(),
                        change.difference().numerator(), change.difference().denominator());
                upsert.addBatch();
            }
            return upsert.executeBatch();
        }
    }

    @Override
    public Mono<Void> saveViews(Lane lane, List<ViewDocument> documents) {
        return documents.isEmpty()
                ? Mono.empty()
                : file.write(connection -> {
                    requireOwner(connection, lane);
                    try (ListedDocuments saving = new ListedDocuments(connection, lane)) {
                        for (ViewDocument document : documents) {
                            saving.save(document);
                        }
                        saving.finish();
                    }
                    return true;
                }).then();
    }

    @Override
    public Mono<Void> saveCursor(Lane lane, long position) {
        return writeOwned(lane, Schema.SAVE_CURSOR, upsert -> {
            bind(upsert, lane.generation(), lane.partition(), position);
            upsert.addBatch();
        });
    }

    @Override
    public Mono<Long> cursor(Lane lane) {
        return this.<Long>query("SELECT position FROM cursor WHERE generation = ? AND part = ?",
                rows -> rows.getLong(1), lane.generation(), lane.partition()).next().defaultIfEmpty(-1L);
    }

    @Override
    public Mono<Void> park(Lane lane, ParkedKey key) {
        return writeOwned(lane, Schema.PARK, insert -> {
            bind(insert, lane.generation(), lane.partition(), key.kind(), key.id(), key.position(), key.reason());
            insert.addBatch();
        });
    }

    @Override
    public Flux<ParkedKey> parked(Lane lane) {
        return query(
                "SELECT kind, id, position, reason FROM parked WHERE generation = ? AND part = ? ORDER BY position",
                SqliteViewStore::parkedKey, lane.generation(), lane.partition());
    }

    @Override
    public Flux<ParkedKey> parked(int generation, int most) {
        return query("SELECT kind, id, position, reason FROM parked WHERE generation = ? ORDER BY position LIMIT ?",
                SqliteViewStore::parkedKey, generation, most);
    }

    private static ParkedKey parkedKey(ResultSet rows) throws SQLException {
        return new ParkedKey(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4));
    }

    @Override
    public Mono<ViewDocument> find(int generation, String kind, String id) {
        return query(Schema.SELECT_VIEW + " AND v.id = ?", SqliteViewStore::document, generation, kind, id).next();
    }

    @Override
    public Flux<ViewDocument> list(int generation, ListQuery list) {
        return list(generation, -1, list);
    }

    @Override
    public Flux<ViewDocument> list(Lane lane, ListQuery list) {
        return list(lane.generation(), lane.partition(), list);
    }

    private Flux<ViewDocument> list(int generation, int partition, ListQuery list) {
        boolean first = list.afterSort().isEmpty() && list.afterId().isEmpty();
        String order = list.newestFirst() ? " DESC" : "";
        List<Object> values = new ArrayList<>(List.of(generation, list.kind()));
        long at = ListKey.millis(list.at());
        long through = ListKey.millis(list.through());
        list.listKeys().forEach(name -> values.addAll(List.of(name, through, at)));
        StringBuilder sql = new StringBuilder(Schema.SELECT_LISTED);
        sql.repeat(Schema.IN_GROUP_TOO, list.listKeys().size() - 1);
        if (!first) {
            sql.append(" AND (l.list_sort, l.id) ").append(list.newestFirst() ? "<" : ">").append(" (?, ?)");
            values.addAll(List.of(list.afterSort(), list.afterId()));
        }
        if (partition >= 0) {
            sql.append(" AND v.part = ?");
            values.add(partition);
        }
        sql.append(" ORDER BY l.list_sort").append(order).append(", l.id").append(order).append(" LIMIT ?");
        values.add(list.limit());
        return query(sql.toString(), SqliteViewStore::document, values.toArray());
    }

    @Override
    public Flux<ViewDocument> search(int generation, Selection selection) {
        return selection.isEmpty()
                ? Flux.empty()
                : file.read(connection -> new GroupSearch(connection, generation, selection).find())
                        .flatMapIterable(found -> found);
    }

    @Override
    public Flux<String> groupNames(int generation, String kind, String prefix, String after, int limit) {
        return file.read(connection -> GroupSearch.names(connection, generation, kind, prefix, after, limit))
                .flatMapIterable(found -> found);
    }

    @Override
    public Flux<GroupCount> groupCounts(int generation, String kind, String prefix, Instant at, long atLeast,
            int limit) {
        long millis = ListKey.millis(at);
        return query(Schema.COUNT_GROUPS, rows -> new GroupCount(rows.getString(1), rows.getLong(2)), generation, kind,
                prefix, prefix + GroupSearch.BEYOND, millis, millis, atLeast, limit);
    }

    @Override
    public Flux<ViewDocument> scan(int generation, String kind, String afterId, int limit) {
        return query(Schema.SELECT_VIEW + " AND v.id > ? ORDER BY v.id LIMIT ?", SqliteViewStore::document, generation,
                kind, afterId, limit);
    }

    @Override
    public Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy) {
        return query(Schema.SUM_BY_DAY,
                rows -> new BucketSum(rows.getString(1), LocalDate.parse(rows.getString(2)),
                        new Amount(rows.getLong(3), rows.getLong(4))),
                generation, metric, from.toString(), to.toString(), recordedBy.toString());
    }

    @Override
    public Flux<ItemSum> totals(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy) {
        Row<ItemSum> row = rows -> new ItemSum(rows.getString(1), new Amount(rows.getLong(2), rows.getLong(3)));
        MonthlyTotals.Query totals = MonthlyTotals.between(generation, metric, from, to, recordedBy);
        return query(totals.sql(), row, totals.values().toArray());
    }

    @Override
    public Flux<RecordedSum> recorded(int generation, String metric) {
        return query(Schema.SUM_BY_RECORDED_DAY,
                rows -> new RecordedSum(rows.getString(1), LocalDate.parse(rows.getString(2)),
                        LocalDate.parse(rows.getString(3)), new Amount(rows.getLong(4), rows.getLong(5))),
                generation, metric);
    }

    @Override
    public Flux<String> metrics(int generation) {
        return query("SELECT DISTINCT metric FROM bucket WHERE generation = ?", rows -> rows.getString(1), generation);
    }

    @Override
    public void close() {
        file.close();
    }

    private Mono<Integer> update(String sql, Object... values) {
        return file.write(connection -> update(connection, sql, values));
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, values);
            return update.executeUpdate();
        }
    }

    /** Runs a statement's batch in one transaction, if no later owner has taken over. */
    private Mono<Void> writeOwned(Lane lane, String sql, Filling filling) {
        return file.write(connection -> {
            requireOwner(connection, lane);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                filling.fill(statement);
                statement.executeBatch();
            }
            return true;
        }).then();
    }

    private static void requireOwner(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement owner = connection.prepareStatement(Schema.OWNER)) {
            bind(owner, lane.generation(), lane.partition());
            try (ResultSet rows = owner.executeQuery()) {
                if (rows.next() && rows.getLong(1) > lane.epoch()) {
                    throw new ViewStoreException.StaleOwner(lane, rows.getLong(1));
                }
            }
        }
    }

    private <T> Flux<T> query(String sql, Row<T> row, Object... values) {
        return file.<List<T>>read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                bind(query, values);
                return rows(query, row);
            }
        }).flatMapIterable(found -> found);
    }

    private static List<ViewDocument> documents(PreparedStatement query) throws SQLException {
        return rows(query, SqliteViewStore::document);
    }

    private static <T> List<T> rows(PreparedStatement query, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    static ViewDocument document(ResultSet rows) throws SQLException {
        return new ViewDocument(rows.getString(1), rows.getString(2), rows.getLong(3),
                ListKeyText.read(rows.getString(4)), rows.getString(5), rows.getString(6));
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
