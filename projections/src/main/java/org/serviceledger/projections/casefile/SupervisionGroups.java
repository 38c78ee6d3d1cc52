package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.clock.statutory.LightTurn;
import org.serviceledger.projections.casefile.CaseOversight.Kind;
import org.serviceledger.projections.casefile.CaseOversight.Span;
import org.serviceledger.projections.store.ListKey;

/** In which groups a case is listed for supervision: its light, its orders, and what the ledger has to record. */
public final class SupervisionGroups {

    private static final Set<Light> WARNING = EnumSet.of(Light.YELLOW, Light.RED, Light.LEGAL_RED);

    private SupervisionGroups() {}

    static boolean warns(Light light) {
        return WARNING.contains(light);
    }

    /** Cases whose light it is. */
    public static String light(Light light) {
        return "light=" + light;
    }

    /** Cases with an order that is so far. */
    public static String orders(CaseOversight.OrderState state) {
        return "order=" + state;
    }

    /** Cases of which something is to be recorded. */
    public static String pending(Kind kind) {
        return "pending=" + kind;
    }

    /** Open cases whose due dates a calendar's publication at a position has moved. */
    public static String movedBy(long position) {
        return "moved=" + position;
    }

    static List<ListKey> of(CaseFile file) {
        List<ListKey> keys = new ArrayList<>();
        lights(file, keys);
        pending(file, keys);
        file.oversight().orders().stream().map(CaseOversight.Order::state).distinct()
                .forEach(state -> keys.add(ListKey.always(orders(state))));
        file.oversight().moves().forEach(move -> keys.add(ListKey.always(movedBy(move.position()))));
        return keys;
    }

    /** When the light warns; what is over needs no more attention. */
    private static void lights(CaseFile file, List<ListKey> keys) {
        ClockMarks clock = file.clock();
        if (clock == null || file.closing() != null || file.ending() != null) {
            return;
        }
        List<LightTurn> turns = clock.lights().turns();
        for (int i = 0; i < turns.size(); i++) {
            LightTurn turn = turns.get(i);
            if (WARNING.contains(turn.light())) {
                Instant until = i + 1 < turns.size() ? turns.get(i + 1).at() : ListKey.END;
                span(light(turn.light()), turn.at(), until, keys);
            }
        }
    }

    /** Of each kind from the first instant on at which something may be recorded, until the last one. */
    private static void pending(CaseFile file, List<ListKey> keys) {
        for (Kind kind : Kind.values()) {
            List<Span> spans = file.oversight().pending().stream().filter(span -> span.kind() == kind).toList();
            spans.stream().map(Span::from).min(Instant::compareTo).ifPresent(from -> span(pending(kind), from,
                    spans.stream().map(span -> span.until() == null ? ListKey.END : span.until())
                            .max(Instant::compareTo).orElse(ListKey.END),
                    keys));
        }
    }

    private static void span(String group, Instant from, Instant until, List<ListKey> keys) {
        if (ListKey.millis(from) < ListKey.millis(until)) {
            keys.add(new ListKey(group, from, until));
        }
    }
}
