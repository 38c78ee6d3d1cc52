package org.serviceledger.app.recomputation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** Which days are worked, by the published calendars. */
final class WorkingDays {

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    void published(JsonNode calendar) {
        calendar.path("offDays").forEach(day -> off.add(LocalDate.parse(day.asString())));
        calendar.path("workDays").forEach(day -> worked.add(LocalDate.parse(day.asString())));
    }

    boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || !weekend && !off.contains(day);
    }

    /** The n-th working day after a day, those left out that do not count. */
    LocalDate after(LocalDate day, int number, Set<LocalDate> excluded) {
        LocalDate found = day;
        for (int left = number; left > 0;) {
            found = found.plusDays(1);
            left -= isWorked(found) && !excluded.contains(found) ? 1 : 0;
        }
        return found;
    }

    /** Working days after a day up to another one, those left out that do not count. */
    long between(LocalDate day, LocalDate last, Set<LocalDate> excluded) {
        return day.isAfter(last)
                ? 0
                : day.plusDays(1).datesUntil(last.plusDays(1)).filter(one -> isWorked(one) && !excluded.contains(one))
                        .count();
    }

    LocalDate after(LocalDate day, int number) {
        return after(day, number, Set.of());
    }

    /** The day itself if it is worked and counts, else the next one that does. */
    LocalDate sameOrNext(LocalDate day, Set<LocalDate> excluded) {
        LocalDate found = day;
        while (!isWorked(found) || excluded.contains(found)) {
            found = found.plusDays(1);
        }
        return found;
    }
}
