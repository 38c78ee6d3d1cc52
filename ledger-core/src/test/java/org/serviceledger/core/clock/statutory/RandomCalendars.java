package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/** Calendars with about thirty days off and seven weekend days worked a year, anywhere in the year. */
final class RandomCalendars {

    static final int FIRST = 2020;
    static final int LAST = 2024;

    private RandomCalendars() {}

    static WorkingCalendar calendar(Random random) {
        WorkingCalendar calendar = WorkingCalendar.weekendsOnly();
        for (int year = FIRST; year <= LAST; year++) {
            calendar = calendar.with(
                    new CalendarPublished(year, days(random, year, 30, false), days(random, year, 7, true), null));
        }
        return calendar;
    }

    static CalendarAmended amendment(Random random) {
        int year = random.nextInt(FIRST, LAST + 1);
        return new CalendarAmended(year, days(random, year, 30, false), days(random, year, 7, true), null, null);
    }

    /** A day in or near the published years. */
    static LocalDate day(Random random) {
        return LocalDate.of(FIRST, 1, 1).plusDays(random.nextInt(-30, (LAST - FIRST + 1) * 365));
    }

    private static List<LocalDate> days(Random random, int year, int number, boolean weekend) {
        List<LocalDate> days = new ArrayList<>();
        while (days.size() < number) {
            LocalDate day = LocalDate.ofYearDay(year, random.nextInt(1, 366));
            if (!weekend || YearNotice.weekend(day)) {
                days.add(day);
            }
        }
        return days;
    }
}
