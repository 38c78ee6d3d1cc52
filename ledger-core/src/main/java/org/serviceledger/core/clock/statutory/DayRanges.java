package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranges of days that are not counted, in order, merged where they overlap or follow each other.
 */
record DayRanges(List<DayRange> ranges) {

    static final DayRanges NONE = new DayRanges(List.of());

    /** Days from one to another, both included. */
    record DayRange(LocalDate from, LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    DayRanges {
        ranges = List.copyOf(ranges);
    }

    DayRanges with(LocalDate from, LocalDate to) {
        List<DayRange> sorted = new ArrayList<>(ranges);
        sorted.add(new DayRange(from, to));
        sorted.sort(Comparator.comparing(DayRange::from));
        List<DayRange> merged = new ArrayList<>();
        for (DayRange next : sorted) {
            DayRange last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.to().plusDays(1).isBefore(next.from())) {
                merged.add(next);
            } else if (next.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new DayRange(last.from(), next.to()));
            }
        }
        return new DayRanges(merged);
    }

    boolean contains(LocalDate day) {
        return ranges.stream().anyMatch(range -> range.contains(day));
    }

    /** The first day at or after one that is in none of them. */
    LocalDate firstOutside(LocalDate day) {
        for (DayRange range : ranges) {
            if (range.contains(day)) {
                return range.to().plusDays(1);
            }
        }
        return day;
    }

    /** How many days of theirs lie after one day, up to and with another, which is later. */
    int days(LocalDate after, LocalDate through) {
        long days = 0;
        for (DayRange range : ranges) {
            LocalDate before = range.from().minusDays(1);
            LocalDate from = before.isAfter(after) ? before : after;
            LocalDate to = range.to().isBefore(through) ? range.to() : through;
            days += Math.max(0, ChronoUnit.DAYS.between(from, to));
        }
        return Math.toIntExact(days);
    }

    /** How many working days of theirs lie after one day, up to and with another. */
    int workingDays(WorkingCalendar calendar, LocalDate after, LocalDate through) {
        int days = 0;
        for (DayRange range : ranges) {
            LocalDate before = range.from().minusDays(1);
            days += calendar.countWorkingDays(before.isAfter(after) ? before : after,
                    range.to().isBefore(through) ? range.to() : through);
        }
        return days;
    }
}
