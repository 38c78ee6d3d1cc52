package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * When a limit ends.
 *
 * @param end         the first instant that is too late: with this one computes
 * @param provisional whether a year that is not published yet was passed, so that the end may move
 * @param earliest    whether a pause goes on: the end is as if that were over today, and moves on every day
 */
public record Due(Instant end, boolean provisional, boolean earliest) {

    /** The last day of the limit, in Asia/Shanghai. */
    public LocalDate day() {
        return ShanghaiTime.dayOf(end.minusNanos(1));
    }

    /** The last second that is in time, as due dates are served: 23:59:59 of the last day. */
    public OffsetDateTime lastSecond() {
        return ShanghaiTime.shown(end.minusSeconds(1));
    }

    /** Whether something that happens then is too late. */
    public boolean isOver(Instant at) {
        return !at.isBefore(end);
    }
}
