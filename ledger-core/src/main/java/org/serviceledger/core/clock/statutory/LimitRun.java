package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One limit of a case with everything that moved its end.
 *
 * @param breaks  what it left out or was given in addition
 * @param pauses  when it stood still
 * @param end     the first instant after it; null if there is no limit
 * @param open    whether a pause goes on, so that the end can only be later
 * @param tooLate what began when the limit had expired, and so moved nothing
 */
record LimitRun(Measure measure, Breaks breaks, Spans pauses, @Nullable Instant end, boolean open,
        List<Interruption> tooLate) {

    /**
     * Runs a limit. A limit that has expired is not revived: what begins at or after its end, as it
     * was by then, moves nothing.
     *
     * @param interruptions in the order in which they began
     */
    static LimitRun of(Measure measure, List<Interruption> interruptions) {
        Breaks breaks = Breaks.NONE;
        Spans pauses = Spans.NONE;
        boolean open = false;
        List<Interruption> tooLate = new ArrayList<>();
        Instant end = measure.end(breaks);
        for (Interruption next : interruptions) {
            if (end != null && !next.from().isBefore(end)) {
                tooLate.add(next);
                continue;
            }
            breaks = breaks.with(next);
            end = measure.end(breaks);
            if (next.pause()) {
                pauses = pauses.with(next.from(), next.open() ? null : next.until());
                open |= next.open();
            }
        }
        return new LimitRun(measure, breaks, pauses, end, open, List.copyOf(tooLate));
    }

    @Nullable
    Instant blue() {
        return measure.blue(breaks);
    }

    @Nullable
    Instant yellow() {
        return measure.yellow(breaks);
    }
}
