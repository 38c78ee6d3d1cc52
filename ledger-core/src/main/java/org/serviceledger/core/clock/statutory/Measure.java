package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/** How one kind of limit is measured from a start on. */
sealed interface Measure permits DayMeasure, HourMeasure, ImmediateMeasure, StatedMeasure, NoMeasure {

    /** The most that a limit of days, months, years or hours can be; anything longer is a mistake. */
    int MOST_DAYS = 36_525;
    int MOST_MONTHS = 1_200;
    int MOST_YEARS = 100;
    int MOST_HOURS = 10_000;

    /** The first instant after the limit; null if there is no limit. */
    @Nullable
    Instant end(Breaks breaks);

    /** When a case turns blue; null if it never does. */
    @Nullable
    Instant blue(Breaks breaks);

    /** When a case turns yellow; null if it never does. */
    @Nullable
    Instant yellow(Breaks breaks);

    /** Whether days count on which nobody works. */
    default boolean countsRestDays() {
        return false;
    }

    /**
     * What was used of it in its own unit.
     *
     * @param start       from which days are counted; null if that is not known
     * @param workingDays used likewise
     */
    default int used(@Nullable LocalDate start, Instant until, Breaks breaks, int workingDays) {
        return workingDays;
    }

    /** In what it is counted: hours of office time, calendar days, or else working days. */
    default LimitUnit countedIn() {
        return LimitUnit.WORKING_DAY;
    }

    /**
     * What remains of it in its own unit, until its end; below zero by what it is late.
     *
     * @param from        now, or the start where that is later
     * @param end         first instant after the limit
     * @param workingDays remaining likewise
     */
    default int remaining(Instant from, Instant end, Breaks breaks, int workingDays) {
        return workingDays;
    }

    /** Whether a limit is one that can be measured. */
    static boolean usable(TimeLimit limit) {
        int most = switch (limit.unit()) {
            case WORKING_DAY, CALENDAR_DAY -> MOST_DAYS;
            case MONTH -> MOST_MONTHS;
            case YEAR -> MOST_YEARS;
            case HOUR -> MOST_HOURS;
            case IMMEDIATE, NONE -> Integer.MAX_VALUE;
        };
        return limit.value() >= 0 && limit.value() <= most;
    }

    /** The measure of a limit. None of whatever unit is to be decided at once (当场决定). */
    static Measure of(@Nullable TimeLimit limit, Instant start, WorkingCalendar calendar, ClockPolicy policy) {
        if (limit == null || limit.unit() == LimitUnit.NONE || !usable(limit)) {
            return new NoMeasure();
        }
        if (limit.unit() == LimitUnit.IMMEDIATE || limit.value() == 0) {
            return new ImmediateMeasure(calendar, policy, start);
        }
        LocalDate day = ShanghaiTime.dayOf(start);
        int value = limit.value();
        return switch (limit.unit()) {
            case WORKING_DAY -> new DayMeasure(calendar, policy, day, value, false);
            case CALENDAR_DAY -> DayMeasure.until(calendar, policy, day, day.plusDays(value));
            // A month without that day ends with its last day (民法典 202).
            case MONTH -> DayMeasure.until(calendar, policy, day, day.plusMonths(value));
            case YEAR -> DayMeasure.until(calendar, policy, day, day.plusYears(value));
            case HOUR -> new HourMeasure(calendar, policy, start, value);
            case IMMEDIATE, NONE -> throw new IllegalStateException("measured above");
        };
    }
}
