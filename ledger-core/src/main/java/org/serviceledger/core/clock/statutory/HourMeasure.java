package org.serviceledger.core.clock.statutory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

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
        Duration open = between(start, until);
        for (Spans.Span span : breaks.spans().spans()) {
            Instant to = span.to() == null || span.to().isAfter(until) ? until : span.to();
            open = open.minus(between(span.from().isAfter(start) ? span.from() : start, to));
        }
        return Math.toIntExact(Math.ceilDiv(open.toMillis(), Duration.ofHours(1).toMillis()));
    }

    private Duration between(Instant from, Instant to) {
        return policy.officeHours().between(from, to, calendar::isWorkingDay);
    }

    private Instant after(int percent, Breaks breaks) {
        Duration share = Duration.ofHours(number).multipliedBy(percent).dividedBy(100);
        return policy.officeHours().after(start, share, calendar::isWorkingDay, breaks.spans());
    }
}
