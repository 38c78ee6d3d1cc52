package org.serviceledger.core.clock.statutory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the notice in force says of a year.
 *
 * @param offDays  days off
 * @param workDays weekend days that are worked
 */
record YearNotice(int year, Set<LocalDate> offDays, Set<LocalDate> workDays) {

    YearNotice {
        offDays = Set.copyOf(offDays);
        workDays = Set.copyOf(workDays);
    }

    /** A list that is absent says nothing and leaves what the earlier notice said; an empty one says none. */
    static YearNotice of(int year, @Nullable YearNotice earlier, @Nullable List<LocalDate> off,
            @Nullable List<LocalDate> work) {
        Set<LocalDate> keptOff = earlier == null ? Set.of() : earlier.offDays;
        Set<LocalDate> keptWork = earlier == null ? Set.of() : earlier.workDays;
        return new YearNotice(year, off == null ? keptOff : Set.copyOf(off),
                work == null ? keptWork : Set.copyOf(work));
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
