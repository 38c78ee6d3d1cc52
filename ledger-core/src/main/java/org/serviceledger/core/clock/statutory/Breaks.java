package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;

/**
 * Everything that a limit leaves out or adds.
 *
 * @param days          that are not counted; a limit in days leaves out whole days
 * @param spans         that are not counted; a limit in hours leaves out what really passed
 * @param extensionDays working days added
 */
record Breaks(DayRanges days, Spans spans, int extensionDays) {

    static final Breaks NONE = new Breaks(DayRanges.NONE, Spans.NONE, 0);

    Breaks with(Interruption interruption) {
        if (!interruption.pause()) {
            return new Breaks(days, spans, extensionDays + interruption.extensionDays());
        }
        LocalDate first = ShanghaiTime.dayOf(interruption.from());
        LocalDate last = ShanghaiTime.dayOf(interruption.until());
        return new Breaks(days.with(first, last), spans.with(interruption.from(), interruption.until()),
                extensionDays);
    }

    /** The n-th working day after a day, none of those left out being counted. */
    LocalDate workingDayAfter(WorkingCalendar calendar, LocalDate from, int number) {
        LocalDate day = from;
        for (int left = number; left > 0;) {
            day = days.firstOutside(day.plusDays(1));
            left -= calendar.isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /** The first day at or after one that is worked and not left out. */
    LocalDate nextWorkingDay(WorkingCalendar calendar, LocalDate from) {
        return counts(calendar, from) ? from : workingDayAfter(calendar, from, 1);
    }

    /** The last day at or before one that is worked and not left out, but after another; else the first one. */
    LocalDate lastWorkingDay(WorkingCalendar calendar, LocalDate through, LocalDate after) {
        for (LocalDate day = through; day.isAfter(after); day = day.minusDays(1)) {
            if (counts(calendar, day)) {
                return day;
            }
        }
        return through;
    }

    private boolean counts(WorkingCalendar calendar, LocalDate day) {
        return calendar.isWorkingDay(day) && !days.contains(day);
    }
}
