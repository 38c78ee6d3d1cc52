package org.serviceledger.projections.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.item.ItemFile.Move;
import org.serviceledger.projections.item.ItemFile.Presence;
import org.serviceledger.projections.item.ItemFile.Version;

/** Puts what descriptions and moves say of an item's halls together, in the order in which it came into force. */
final class Presences {

    /** The comprehensive hall of a description, which does not say which one it is. */
    private static final String UNNAMED = "";

    private Presences() {}

    /** One of the two is there. */
    private record Statement(LocalDate since, Instant at, @Nullable Boolean described, @Nullable Move move) {}

    static Presence on(ItemFile item, LocalDate day) {
        Set<String> halls = new HashSet<>();
        for (Statement statement : statements(item)) {
            if (!statement.since().isAfter(day)) {
                apply(statement, halls, item.branches());
            }
        }
        if (halls.isEmpty()) {
            return Presence.NONE;
        }
        return item.branches().containsAll(halls) ? Presence.BRANCH : Presence.COMPREHENSIVE;
    }

    private static List<Statement> statements(ItemFile item) {
        List<Statement> all = new ArrayList<>();
        for (Version version : item.versions()) {
            all.add(new Statement(version.since(), version.publishedAt(), version.published().inHall(), null));
        }
        item.moves().forEach(move -> all.add(new Statement(move.since(), move.at(), null, move)));
        all.sort(Comparator.comparing(Statement::since).thenComparing(Statement::at));
        return all;
    }

    private static void apply(Statement statement, Set<String> halls, Set<String> branches) {
        Move move = statement.move();
        if (move == null) {
            if (Boolean.FALSE.equals(statement.described())) {
                halls.retainAll(branches);
            } else if (Boolean.TRUE.equals(statement.described()) && branches.containsAll(halls)) {
                halls.add(UNNAMED);
            }
            return;
        }
        String hallId = move.hallId();
        if (!move.in() && hallId == null) {
            halls.clear();
            return;
        }
        String named = hallId == null ? UNNAMED : hallId;
        if (move.in()) {
            halls.add(named);
        } else {
            halls.remove(named);
        }
        if (!branches.contains(named)) {
            halls.removeIf(hall -> hall.equals(UNNAMED) && !hall.equals(named));
        }
    }
}
