package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * How far a limit has run. A working day counts as used from its beginning, the day of the start is
 * not counted, and the day on which a case is decided is. So a promise of ten working days that is
 * decided on its due day has used ten and has none remaining.
 *
 * @param limit                as frozen at acceptance; null if only a due day is known, or nothing
 * @param due                  null if there is no limit
 * @param usedWorkingDays      working days used until now, or until the clock stopped
 * @param used                 the same in the limit's own unit: hours of office time begun for a limit in hours,
 *                             calendar days for one in calendar days, months or years, else working days
 * @param countedIn            the limit's own unit: working days, calendar days or hours
 * @param excludedWorkingDays  working days until then that were left out
 * @param remainingWorkingDays working days after today until the due day, that are not left out; below
 *                             zero by the working days that the case is late; null if there is no limit
 * @param remaining            the same in the limit's own unit; of a limit in calendar time with the days of rest by
 *                             which its end moved to a working day
 */
public record LimitReading(@Nullable TimeLimit limit, @Nullable Due due, int usedWorkingDays,
        int used, LimitUnit countedIn, int excludedWorkingDays, @Nullable Integer remainingWorkingDays,
        @Nullable Integer remaining) {

    /**
     * Reads a limit.
     *
     * @param start from which days are counted; null if that is not known
     * @param until now, or when the clock stopped
     */
    static LimitReading of(@Nullable TimeLimit limit, LimitRun run, @Nullable LocalDate start, Instant until,
            WorkingCalendar calendar) {
        LocalDate today = ShanghaiTime.dayOf(until);
        DayRanges left = run.breaks().days();
        int excluded = start == null ? 0 : left.workingDays(calendar, start, today);
        int used = start == null ? 0 : calendar.countWorkingDays(start, today) - excluded;
        int own = run.measure().used(start, until, run.breaks(), used);
        Instant end = run.end();
        if (end == null) {
            return new LimitReading(limit, null, used, own, run.measure().countedIn(), excluded, null, null);
        }
        LocalDate dueDay = ShanghaiTime.dayOf(end.minusNanos(1));
        boolean published = calendar.covers(start == null ? dueDay : start, dueDay);
        // Before the start nothing is used yet, and what remains is the whole limit.
        LocalDate from = start != null && today.isBefore(start) ? start : today;
        int remaining = counted(calendar, left, from, dueDay) - counted(calendar, left, dueDay, today);
        int ownRemaining = run.measure()
                .remaining(from.equals(today) ? until : ShanghaiTime.startOf(from), end, run.breaks(), remaining);
        return new LimitReading(limit, new Due(end, !published, run.open()), used, own, run.measure().countedIn(),
                excluded, remaining, ownRemaining);
    }

    private static int counted(WorkingCalendar calendar, DayRanges left, LocalDate after, LocalDate through) {
        return calendar.countWorkingDays(after, through) - left.workingDays(calendar, after, through);
    }
}
