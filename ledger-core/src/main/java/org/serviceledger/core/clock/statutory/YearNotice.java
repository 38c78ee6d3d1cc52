package org.serviceledger.core.clock.statutory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/**
 * What the notice in force says of a year.
 *
 * @param offDays   days off
 * @param workDays  weekend days that are worked
 * @param published whether both are known; else they are only those that were named so far
 */
record YearNotice(int year, Set<LocalDate> offDays, Set<LocalDate> workDays, boolean published) {

    YearNotice {
        offDays = Set.copyOf(offDays);
        workDays = Set.copyOf(workDays);
    }

    /** What is published is the whole year's: a list that is absent says that there are no such days. */
    static YearNotice of(CalendarPublished notice) {
        return new YearNotice(notice.year(), days(notice.offDays(), Set.of()), days(notice.workDays(), Set.of()), true);
    }

    /**
     * A list that is absent says nothing and leaves what the earlier notice said; an empty one says none. So a year
     * that was not published is published by an amendment with both lists only.
     */
    static YearNotice of(@Nullable YearNotice earlier, CalendarAmended notice) {
        YearNotice known = earlier == null ? new YearNotice(notice.year(), Set.of(), Set.of(), false) : earlier;
        return new YearNotice(notice.year(), days(notice.offDays(), known.offDays),
                days(notice.workDays(), known.workDays),
                known.published || notice.offDays() != null && notice.workDays() != null);
    }

    private static Set<LocalDate> days(@Nullable List<LocalDate> named, Set<LocalDate> otherwise) {
        return named == null ? otherwise : Set.copyOf(named);
    }

    /**
     * Names its days. The notice of a year may name the last days of the year before (元旦), and no
     * day further away. A day that is named both off and worked is worked.
     */
    void nameIn(Map<LocalDate, DayKind> named) {
        offDays.stream().filter(this::near).forEach(day -> named.put(day, DayKind.HOLIDAY));
        workDays.stream().filter(this::near).forEach(
                day -> named.put(day, weekend(day) ? DayKind.SWAPPED_WORKDAY : DayKind.WORKING));
    }

    private boolean near(LocalDate day) {
        return Math.abs((long) day.getYear() - year) <= 1;
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
