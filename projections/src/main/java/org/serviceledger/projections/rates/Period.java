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

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");

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
