package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.ServiceEvent;

/**
 * Which days are worked, as far as the State Council has published it. Immutable; folded from {@link
 * CalendarPublished} and {@link CalendarAmended}, of which the last one about a year is in force. A
 * year that is not published yet has its weekends and the days that amendments name of it ahead of time, and what is
 * counted through it is provisional.
 *
 * <p>Legal source: 行政许可法 82 (limits in working days, without statutory holidays) and the yearly
 * notices of the State Council's office.
 */
public final class WorkingCalendar {

    /** Longest count, about four centuries: a longer one is a mistake and would only take time. */
    public static final int MOST_DAYS = 100_000;

    /** No count comes to a later year than this. */
    private static final int LAST_YEAR = 9999;

    private static final WorkingCalendar WEEKENDS_ONLY = new WorkingCalendar(new TreeMap<>());

    private final SortedMap<Integer, YearNotice> notices;
    private final NavigableMap<LocalDate, DayKind> named = new TreeMap<>();

    private WorkingCalendar(SortedMap<Integer, YearNotice> notices) {
        this.notices = notices;
        // In the order of years, so that the new year's notice has the last word on the days around new year.
        notices.values().forEach(notice -> notice.nameIn(named));
    }

    /** The calendar before anything was published. */
    public static WorkingCalendar weekendsOnly() {
        return WEEKENDS_ONLY;
    }

    /** The calendar after a fact; facts that say nothing of working days change nothing. */
    public WorkingCalendar with(ServiceEvent fact) {
        return switch (fact) {
            case CalendarPublished published -> with(YearNotice.of(published));
            case CalendarAmended amended -> with(YearNotice.of(notices.get(amended.year()), amended));
            default -> this;
        };
    }

    private WorkingCalendar with(YearNotice notice) {
        SortedMap<Integer, YearNotice> next = new TreeMap<>(notices);
        next.put(notice.year(), notice);
        return new WorkingCalendar(next);
    }

    /** What a day is. */
    public DayKind kindOf(LocalDate day) {
        DayKind kind = named.get(day);
        return kind != null ? kind : YearNotice.weekend(day) ? DayKind.REST : DayKind.WORKING;
    }

    /** Whether a day is worked. */
    public boolean isWorkingDay(LocalDate day) {
        return kindOf(day).worked();
    }

    /**
     * The n-th working day after a day, which is itself not counted (行政许可法 82, 民法典 201).
     *
     * @param days 0 to {@link #MOST_DAYS}; 0 gives the day itself, be it worked or not
     * @throws IllegalArgumentException if there are too many days, or fewer than none
     */
    public CountedDate addWorkingDays(LocalDate from, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("cannot count " + days + " working days");
        }
        LocalDate day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return new CountedDate(day, !covers(from, day));
    }

    /** The first working day at or after a day. */
    public LocalDate nextWorkingDay(LocalDate from) {
        LocalDate day = from;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * How many working days there are after one day, up to and with another: the inverse of {@link
     * #addWorkingDays}. None if the second day is not later.
     */
    public int countWorkingDays(LocalDate after, LocalDate through) {
        if (!through.isAfter(after)) {
            return 0;
        }
        int named = 0;
        for (var entry : this.named.subMap(after, false, through, true).entrySet()) {
            named += (entry.getValue().worked() ? 1 : 0) - (YearNotice.weekend(entry.getKey()) ? 0 : 1);
        }
        return Math.toIntExact(weekdaysUntil(through) - weekdaysUntil(after)) + named;
    }

    /** Weekdays from a Sunday long ago to a day, both included. */
    private static long weekdaysUntil(LocalDate day) {
        long days = day.toEpochDay() - SOME_SUNDAY;
        return Math.floorDiv(days, 7L) * 5 + Math.min(Math.floorMod(days, 7L), 5);
    }

    private static final long SOME_SUNDAY = ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.of(1970, 1, 4));

    /** Whether the days off of a year are published. */
    public boolean isPublished(int year) {
        YearNotice notice = notices.get(year);
        return notice != null && notice.published();
    }

    /** The years whose days off are published. */
    public Set<Integer> publishedYears() {
        return notices.keySet().stream().filter(this::isPublished).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every year is published that is passed when one counts from a day, which is not counted, to another. */
    public boolean covers(LocalDate from, LocalDate to) {
        LocalDate first = to.isAfter(from) ? from.plusDays(1) : to;
        return IntStream.rangeClosed(first.getYear(), to.getYear()).allMatch(this::isPublished);
    }

    /**
     * The days that are worked in one calendar and not in the other. A count moves when the calendar
     * is amended only if it passes such a day.
     */
    public SortedSet<LocalDate> changedDays(WorkingCalendar other) {
        SortedSet<LocalDate> days = new TreeSet<>(named.keySet());
        days.addAll(other.named.keySet());
        days.removeIf(day -> isWorkingDay(day) == other.isWorkingDay(day));
        return days;
    }

    /**
     * From the first to the last day that is worked in one calendar and not in the other, or lies in a year that only
     * one of them has; null if there is none. What is counted moves, or is provisional in one of them only, only if
     * it passes such a day.
     */
    public @Nullable Changed changedFrom(WorkingCalendar other) {
        SortedSet<LocalDate> days = changedDays(other);
        Stream.concat(notices.keySet().stream(), other.notices.keySet().stream())
                .filter(year -> isPublished(year) != other.isPublished(year) && year >= 1 && year <= LAST_YEAR)
                .flatMap(year -> Stream.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .forEach(days::add);
        return days.isEmpty() ? null : new Changed(days.first(), days.last());
    }

    /** The first and the last of the days that a notice changed. */
    public record Changed(LocalDate first, LocalDate last) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkingCalendar calendar && notices.equals(calendar.notices);
    }

    @Override
    public int hashCode() {
        return notices.hashCode();
    }

    @Override
    public String toString() {
        return "WorkingCalendar" + notices.keySet();
    }
}
