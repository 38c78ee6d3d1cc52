package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A due day that the source states, of which the whole day counts. Every working day that is left out
 * before it moves it by one.
 *
 * @param start from which the shares of the lights are measured; null if it is not known, and then
 *              only the last working day is announced
 */
record StatedMeasure(WorkingCalendar calendar, ClockPolicy policy, @Nullable LocalDate start,
        LocalDate stated) implements Measure {

    @Override
    public Instant end(Breaks breaks) {
        return ShanghaiTime.endOf(lastDay(breaks));
    }

    @Override
    public @Nullable Instant blue(Breaks breaks) {
        return shareBegins(policy.bluePercent(), breaks);
    }

    @Override
    public Instant yellow(Breaks breaks) {
        LocalDate last = lastDay(breaks);
        LocalDate after = start == null ? last.minusDays(20) : start;
        Instant lastDay = ShanghaiTime.startOf(breaks.lastWorkingDay(calendar, last, after));
        Instant share = shareBegins(policy.yellowPercent(), breaks);
        return share != null && share.isBefore(lastDay) ? share : lastDay;
    }

    private LocalDate lastDay(Breaks breaks) {
        LocalDate after = start == null ? LocalDate.EPOCH.minusYears(1_000) : start;
        int left = breaks.days().workingDays(calendar, after, stated);
        return breaks.workingDayAfter(calendar, stated, left);
    }

    private @Nullable Instant shareBegins(int percent, Breaks breaks) {
        int days = start == null ? 0 : calendar.countWorkingDays(start, stated);
        return start == null || days == 0
                ? null
                : ShanghaiTime.startOf(breaks.workingDayAfter(calendar, start, Math.ceilDiv(days * percent, 100)));
    }
}
