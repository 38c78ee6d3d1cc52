package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

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
 * @param excludedWorkingDays  working days until then that were left out
 * @param remainingWorkingDays working days after today until the due day, that are not left out; below
 *                             zero by the working days that the case is late; null if there is no limit
 */
public record LimitReading(@Nullable TimeLimit limit, @Nullable Due due, int usedWorkingDays,
        int used, int excludedWorkingDays, @Nullable Integer remainingWorkingDays) {

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
            return new LimitReading(limit, null, used, own, excluded, null);
        }
        LocalDate dueDay = ShanghaiTime.dayOf(end.minusNanos(1));
        boolean published = calendar.covers(start == null ? dueDay : start, dueDay);
        // Before the start nothing is used yet, and what remains is the whole limit.
        LocalDate from = start != null && today.isBefore(start) ? start : today;
        int remaining = counted(calendar, left, from, dueDay) - counted(calendar, left, dueDay, today);
        return new LimitReading(limit, new Due(end, !published, run.open()), used, own, excluded, remaining);
    }

    private static int counted(WorkingCalendar calendar, DayRanges left, LocalDate after, LocalDate through) {
        return calendar.countWorkingDays(after, through) - left.workingDays(calendar, after, through);
    }
}
