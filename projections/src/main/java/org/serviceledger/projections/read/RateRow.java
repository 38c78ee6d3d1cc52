package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.projections.rates.Period;

/**
 * A rate, with what it is made of and what it is held against.
 *
 * @param value    numerator by denominator, cut (never rounded up) to six decimals; null when the denominator is 0
 * @param target   of the next target due, else of the last one; null when there is none
 * @param due      last day by which it is to be reached
 * @param gap      value minus target
 * @param targets  all targets, the earliest due first
 * @param position up to which the numbers are right
 */
public record RateRow(String metric, String definition, RateQuery.Scope scope, Period period, long numerator,
        long denominator, @Nullable BigDecimal value, @Nullable Comparator comparator, @Nullable BigDecimal target,
        @Nullable LocalDate due, @Nullable BigDecimal gap, List<Target> targets, long position, OffsetDateTime asOf) {

    /**
     * A target beside what was reached.
     *
     * @param valueAtDue the rate at the due day; null while that is not over, or without data
     * @param met        whether it was reached by then; null likewise
     */
    public record Target(String targetId, @Nullable AdministrativeLevel level, @Nullable String region,
            @Nullable String department, @Nullable BigDecimal value, @Nullable Comparator comparator,
            @Nullable LocalDate due, @Nullable String sourceDocument, @Nullable BigDecimal valueAtDue,
            @Nullable Boolean met) {}

    /** A rate on one day. */
    public record Day(LocalDate day, long numerator, long denominator, @Nullable BigDecimal value) {}
}
