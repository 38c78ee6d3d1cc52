package org.serviceledger.core.clock.statutory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/** The days off of 2018 to 2026 as the State Council published them, and the two amendments. */
final class RealCalendars {

    private static final JsonNode YEARS = read();

    private RealCalendars() {}

    /** Everything as it stands today. */
    static WorkingCalendar all() {
        WorkingCalendar calendar = WorkingCalendar.weekendsOnly();
        for (String year : YEARS.propertyNames()) {
            calendar = calendar.with(published(Integer.parseInt(year)));
        }
        return calendar;
    }

    static CalendarPublished published(int year) {
        return new CalendarPublished(year, List.copyOf(days(year, "offDays")), List.copyOf(days(year, "workDays")),
                null);
    }

    static CalendarAmended amended(int year) {
        return new CalendarAmended(year, List.copyOf(days(year, "offDays")), List.copyOf(days(year, "workDays")),
                null, null);
    }

    /** An amended year before it was. */
    static CalendarPublished asFirstPublished(int year) {
        JsonNode first = YEARS.path(String.valueOf(year)).path("asFirstPublished");
        Set<LocalDate> off = days(year, "offDays");
        Set<LocalDate> work = days(year, "workDays");
        off.removeAll(dates(first.path("removeOffDays")));
        off.addAll(dates(first.path("addOffDays")));
        work.removeAll(dates(first.path("removeWorkDays")));
        work.addAll(dates(first.path("addWorkDays")));
        return new CalendarPublished(year, List.copyOf(off), List.copyOf(work), null);
    }

    static int workingDaysOf(int year) {
        return YEARS.path(String.valueOf(year)).path("workingDays").asInt();
    }

    static List<Integer> years() {
        return YEARS.propertyNames().stream().map(Integer::valueOf).toList();
    }

    private static Set<LocalDate> days(int year, String list) {
        return dates(YEARS.path(String.valueOf(year)).path(list));
    }

    private static Set<LocalDate> dates(JsonNode list) {
        List<LocalDate> dates = new ArrayList<>();
        list.forEach(day -> dates.add(LocalDate.parse(day.asString())));
        return new HashSet<>(dates);
    }

    private static JsonNode read() {
        try (InputStream file = Objects.requireNonNull(
                RealCalendars.class.getResourceAsStream("/calendar/state-council-calendars.json"))) {
            return JsonMapper.shared().readTree(file).path("years");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
