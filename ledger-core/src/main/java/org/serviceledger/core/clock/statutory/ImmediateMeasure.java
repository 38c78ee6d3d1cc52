package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * To be decided at once (即办件/当场决定): before offices close on the day of the start, or on the next
 * working day if they were closed by then.
 */
record ImmediateMeasure(WorkingCalendar calendar, ClockPolicy policy, Instant start) implements Measure {

    @Override
    public Instant end(Breaks breaks) {
        LocalDate day = ShanghaiTime.dayOf(start);
        if (!start.isBefore(closeOf(day))) {
            day = day.plusDays(1);
        }
        LocalDate last = breaks.nextWorkingDay(calendar, day);
        return closeOf(breaks.workingDayAfter(calendar, last, breaks.extensionDays()));
    }

    @Override
    public @Nullable Instant blue(Breaks breaks) {
        return null;
    }

    @Override
    public Instant yellow(Breaks breaks) {
        return policy.officeHours().after(start, policy.immediateYellow(), calendar::isWorkingDay, breaks.spans());
    }

    private Instant closeOf(LocalDate day) {
        return ShanghaiTime.at(day, policy.officeHours().close());
    }
}
