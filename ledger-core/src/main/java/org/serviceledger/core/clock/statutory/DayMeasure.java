package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;

/**
 * A limit in days. The day of the start is not counted (民法典 201). A limit in calendar days, months
 * or years counts every day, and ends on the next working day if its last day is none (民法典 203).
 *
 * @param number       of days
 * @param calendarDays whether every day counts, or working days only
 */
record DayMeasure(WorkingCalendar calendar, ClockPolicy policy, LocalDate start, int number,
        boolean calendarDays) implements Measure {

    /** Every day counts up to a day, which is later than the start. */
    static DayMeasure until(WorkingCalendar calendar, ClockPolicy policy, LocalDate start, LocalDate last) {
        return new DayMeasure(calendar, policy, start, Math.toIntExact(ChronoUnit.DAYS.between(start, last)), true);
    }

    @Override
    public Instant end(Breaks breaks) {
        return policy.endOf(lastDay(breaks));
    }

    @Override
    public Instant blue(Breaks breaks) {
        return shareBegins(policy.bluePercent(), breaks);
    }

    /** With the last working day at the latest. */
    @Override
    public Instant yellow(Breaks breaks) {
        Instant share = shareBegins(policy.yellowPercent(), breaks);
        Instant lastDay = ShanghaiTime.startOf(breaks.lastWorkingDay(calendar, lastDay(breaks), start));
        return share.isBefore(lastDay) ? share : lastDay;
    }

    @Override
    public boolean countsRestDays() {
        return calendarDays;
    }

    @Override
    public int used(@Nullable LocalDate from, Instant until, Breaks breaks, int workingDays) {
        LocalDate today = ShanghaiTime.dayOf(until);
        if (!calendarDays) {
            return workingDays;
        }
        return today.isAfter(start) ? between(start, today, breaks) : 0;
    }

    @Override
    public LimitUnit countedIn() {
        return calendarDays ? LimitUnit.CALENDAR_DAY : LimitUnit.WORKING_DAY;
    }

    /** With the days of rest by which the end moved to a working day. */
    @Override
    public int remaining(Instant from, Instant end, Breaks breaks, int workingDays) {
        if (!calendarDays) {
            return workingDays;
        }
        LocalDate day = ShanghaiTime.dayOf(from);
        LocalDate last = ShanghaiTime.dayOf(end.minusNanos(1));
        return last.isBefore(day) ? -between(last, day, breaks) : between(day, last, breaks);
    }

    /** Calendar days after a day, up to and with one that is not earlier, that are not left out. */
    private static int between(LocalDate after, LocalDate through, Breaks breaks) {
        return Math.toIntExact(ChronoUnit.DAYS.between(after, through)) - breaks.days().days(after, through);
    }

    private LocalDate lastDay(Breaks breaks) {
        if (!calendarDays) {
            return counted(number + breaks.extensionDays(), breaks);
        }
        LocalDate last = breaks.nextWorkingDay(calendar, counted(number, breaks));
        return breaks.workingDayAfter(calendar, last, breaks.extensionDays());
    }

    /** A day counts as used from its beginning, so a share is used when its last day begins. */
    private Instant shareBegins(int percent, Breaks breaks) {
        int all = number + (calendarDays ? 0 : breaks.extensionDays());
        return ShanghaiTime.startOf(counted(Math.ceilDiv(all * percent, 100), breaks));
    }

    private LocalDate counted(int which, Breaks breaks) {
        if (!calendarDays) {
            return breaks.workingDayAfter(calendar, start, which);
        }
        LocalDate day = start;
        for (int left = which; left > 0; left--) {
            day = breaks.days().firstOutside(day.plusDays(1));
        }
        return day;
    }
}
