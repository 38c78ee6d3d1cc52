package org.serviceledger.projections.rates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of days that a rate is asked for.
 *
 * @param from first day, or null for all time
 * @param to   last day, or null for all time
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** All time, the default. */
    public static final Period ALL = new Period(null, null);

    private static final int LAST_YEAR = 9999;
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");

    /** A length of time by which a trend goes on. */
    public enum Step {
        DAY, MONTH, QUARTER, YEAR;

        private static final int MONTHS_OF_QUARTER = 3;

        /** First day of the step that a day belongs to. */
        public LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1)
                        .withMonth((day.getMonthValue() - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        /** First day of the step that many steps before. */
        public LocalDate minus(LocalDate first, int steps) {
            return switch (this) {
                case DAY -> first.minusDays(steps);
                case MONTH -> first.minusMonths(steps);
                case QUARTER -> first.minusMonths((long) MONTHS_OF_QUARTER * steps);
                case YEAR -> first.minusYears(steps);
            };
        }

        /** The step that begins on a day. */
        public Period from(LocalDate first) {
            return new Period(first, minus(first, -1).minusDays(1));
        }

        /** How it is asked for, as {@link Period#parse} reads it. */
        public String name(LocalDate first) {
            String month = first.toString().substring(0, 7);
            return switch (this) {
                case DAY -> first.toString();
                case MONTH -> month;
                case QUARTER -> first.getYear() + "-Q" + ((first.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
                case YEAR -> String.valueOf(first.getYear());
            };
        }
    }

    /** Earliest day that buckets may have. */
    public LocalDate first() {
        return from == null ? LocalDate.of(1, 1, 1) : from;
    }

    /** Latest day that buckets may have. */
    public LocalDate last() {
        return to == null ? LocalDate.of(9999, 12, 31) : to;
    }

    /**
     * Reads {@code all}, {@code 2026}, {@code 2026-Q1}, {@code 2026-03} or {@code 2026-03-20}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Period parse(String text) {
        Period period = read(text);
        if (period.first().getYear() < 1 || period.last().getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("a period lies in the years 1 to " + LAST_YEAR);
        }
        return period;
    }

    private static Period read(String text) {
        try {
            Matcher quarter = QUARTER.matcher(text);
            if (text.equals("all")) {
                return ALL;
            } else if (quarter.matches()) {
                YearMonth start = YearMonth.of(Integer.parseInt(quarter.group(1)),
                        Integer.parseInt(quarter.group(2)) * 3 - 2);
                return new Period(start.atDay(1), start.plusMonths(2).atEndOfMonth());
            } else if (text.matches("\\d{4}")) {
                Year year = Year.parse(text);
                return new Period(year.atDay(1), year.atMonth(12).atEndOfMonth());
            } else if (text.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(text);
                return new Period(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = LocalDate.parse(text);
            return new Period(day, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a period is all, a year (2026), quarter (2026-Q1), month (2026-03) or day (2026-03-20)", e);
        }
    }
}
