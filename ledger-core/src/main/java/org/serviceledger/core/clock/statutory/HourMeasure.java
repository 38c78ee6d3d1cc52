package org.serviceledger.core.clock.statutory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;

/**
 * A limit in hours. They run from the minute of the start while offices are open, and a pause leaves
 * out what really passed of them.
 *
 * @param number of hours
 */
record HourMeasure(WorkingCalendar calendar, ClockPolicy policy, Instant start, int number) implements Measure {

    @Override
    public Instant end(Breaks breaks) {
        Instant end = after(100, breaks);
        if (breaks.extensionDays() == 0) {
            return end;
        }
        // An extension is in working days: the same time of a later day.
        LocalDate last = ShanghaiTime.dayOf(end);
        LocalDate moved = breaks.workingDayAfter(calendar, last, breaks.extensionDays());
        return end.plus(Duration.between(ShanghaiTime.startOf(last), ShanghaiTime.startOf(moved)));
    }

    @Override
    public Instant blue(Breaks breaks) {
        return after(policy.bluePercent(), breaks);
    }

    @Override
    public Instant yellow(Breaks breaks) {
        return after(policy.yellowPercent(), breaks);
    }

    /** Hours begun. */
    @Override
    public int used(@Nullable LocalDate from, Instant until, Breaks breaks, int workingDays) {
        return begun(counted(start, until, breaks));
    }

    @Override
    public LimitUnit countedIn() {
        return LimitUnit.HOUR;
    }

    /** Whole hours that remain, so that they make up the limit with those begun; late by those begun. */
    @Override
    public int remaining(Instant now, Instant end, Breaks breaks, int workingDays) {
        return now.isBefore(end)
                ? Math.toIntExact(counted(now, end, breaks).toHours())
                : -begun(counted(end, now, breaks));
    }

    private static int begun(Duration open) {
        return Math.toIntExact(Math.ceilDiv(open.toMillis(), Duration.ofHours(1).toMillis()));
    }

    /** Office time without the pauses. */
    private Duration counted(Instant from, Instant until, Breaks breaks) {
        Duration open = between(from, until);
        for (Spans.Span span : breaks.spans().spans()) {
            Instant to = span.to() == null || span.to().isAfter(until) ? until : span.to();
            open = open.minus(between(span.from().isAfter(from) ? span.from() : from, to));
        }
        return open;
    }

    private Duration between(Instant from, Instant to) {
        return policy.officeHours().between(from, to, calendar::isWorkingDay);
    }

    private Instant after(int percent, Breaks breaks) {
        Duration share = Duration.ofHours(number).multipliedBy(percent).dividedBy(100);
        return policy.officeHours().after(start, share, calendar::isWorkingDay, breaks.spans());
    }
}
