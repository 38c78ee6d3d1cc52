package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.MetricUnit;
import org.serviceledger.projections.rates.Period;

/**
 * A rate, with what it is made of and what it is held against.
 *
 * @param version  of the definition
 * @param value    of a count the numerator; else numerator by denominator, cut (never rounded up) to six decimals,
 *                 null when the denominator is 0
 * @param target   of the next target due, else of the last one; null when there is none
 * @param due      last day by which it is to be reached
 * @param gap      value minus target
 * @param targets  all targets, the earliest due first
 * @param spread   how the single values lie, where the value is a mean of times
 * @param position up to which the numbers are right
 * @param knownAt  when it was known like this; null for now
 */
public record RateRow(String metric, String definition, int version, MetricUnit unit, RateQuery.Scope scope,
        Period period, long numerator, long denominator, @Nullable BigDecimal value, @Nullable Comparator comparator,
        @Nullable BigDecimal target, @Nullable LocalDate due, @Nullable BigDecimal gap, List<Target> targets,
        @Nullable Spread spread, long position, OffsetDateTime asOf, @Nullable OffsetDateTime knownAt) {

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

    /**
     * A rate on one day, or over one month, quarter or year.
     *
     * @param day    last day of the step, or today
     * @param period how the step is asked for, for example 2026-03
     */
    public record Day(LocalDate day, String period, long numerator, long denominator, @Nullable BigDecimal value) {}

    /**
     * What half and nine tenths of the single values do not exceed.
     *
     * @param errorPercent bound of the relative error of both
     */
    public record Spread(@Nullable Long p50, @Nullable Long p90, int errorPercent) {}
}
