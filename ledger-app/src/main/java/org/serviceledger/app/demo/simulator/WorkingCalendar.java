package org.serviceledger.app.demo.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** On which days offices work: weekdays but for holidays, and the weekend days that are worked instead (调休). */
public final class WorkingCalendar {

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    private WorkingCalendar() {}

    private record Year(List<LocalDate> offDays, List<LocalDate> workDays) {}

    /** The State Council's calendars of 2018 to 2026; in other years every weekday is worked. */
    public static WorkingCalendar load() {
        WorkingCalendar calendar = new WorkingCalendar();
        try (InputStream in = WorkingCalendar.class.getResourceAsStream("/demo/calendars.json")) {
            Map<String, Year> years = JsonMapper.shared().readValue(in, new TypeReference<Map<String, Year>>() {
            });
            for (Year year : years.values()) {
                calendar.off.addAll(year.offDays());
                calendar.worked.addAll(year.workDays());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calendar;
    }

    /** Whether offices work on a day. */
    public boolean works(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return worked.contains(day) || !weekend && !off.contains(day);
    }

    /** The day itself when it is worked, else the first worked day after it. */
    public LocalDate sameOrNext(LocalDate day) {
        LocalDate found = day;
        while (!works(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** How many working days there are from a day to another, both included. */
    public int between(LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days += works(day) ? 1 : 0;
        }
        return days;
    }

    /** The working day that lies so many working days after a day. */
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int left = workingDays; left > 0; left--) {
            found = sameOrNext(found.plusDays(1));
        }
        return found;
    }
}
