package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Definition.Slice;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.store.Amount;

/**
 * The rates as they are seen from a point in time.
 *
 * @param references what they are read with
 * @param buckets    what was counted
 * @param today      what comes later is not yet in force, not yet missed and not yet past due
 * @param last       last day on which things count that happened
 * @param position   up to which the numbers are right
 * @param asOf       for when they are
 * @param knownAt    when they were known like this; null for now
 * @param past       what was known then; null for now
 */
record RateSight(RateReferences references, BucketSource buckets, LocalDate today, LocalDate last, long position,
        OffsetDateTime asOf, @Nullable OffsetDateTime knownAt, Past.@Nullable Knowledge past) {

    private static final BigDecimal NO_SHARE = BigDecimal.ZERO;

    /** A definition over a period, by dimension. Of high-frequency items each is one, and adds 1 when it passes. */
    Mono<Map<String, Amount>> parts(Definition definition, Period period, Scope scope) {
        Predicate<String> counts = references.counts(scope, definition.levels(), today);
        return new RateSums(buckets).byDimension(slices(definition, period), counts)
                .map(sums -> definition.listed() ? judged(definition, sums, scope, end(period)) : sums);
    }

    /** The same, added up. */
    Mono<Amount> total(Definition definition, Period period, Scope scope) {
        return parts(definition, period, scope).map(RateSight::sum);
    }

    /** A definition over several periods. */
    Mono<List<Amount>> totals(Definition definition, List<Period> periods, Scope scope) {
        Predicate<String> counts = references.counts(scope, definition.levels(), today);
        List<List<Slice>> steps = periods.stream().map(period -> slices(definition, period)).toList();
        RateSums sums = new RateSums(buckets);
        // Each day would be read to be added up; totals of months are there already.
        boolean months = past == null && !periods.isEmpty()
                && periods.getFirst().first().isBefore(periods.getFirst().last());
        Mono<List<Map<String, Amount>>> all = months
                ? Flux.fromIterable(steps).concatMap(step -> sums.byDimension(step, counts)).collectList()
                : sums.bySteps(steps, counts, definition.listed());
        return all.map(found -> {
            List<Amount> totals = new java.util.ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                Map<String, Amount> parts = found.get(i);
                totals.add(sum(definition.listed()
                        ? judged(definition, parts, scope, end(periods.get(i)))
                        : parts));
            }
            return totals;
        });
    }

    /** Whether a listed item passes rests on all of its cases up to then. */
    List<Slice> slices(Definition definition, Period period) {
        Period counted = definition.listed() ? new Period(Period.ALL.first(), period.last()) : period;
        return definition.slices(counted, today, last);
    }

    LocalDate end(Period period) {
        return period.last().isBefore(today) ? period.last() : today;
    }

    private static Amount sum(Map<String, Amount> parts) {
        return parts.values().stream().reduce(Amount.NONE, Amount::plus);
    }

    private Map<String, Amount> judged(Definition definition, Map<String, Amount> sums, Scope scope, LocalDate day) {
        Predicate<String> counts = references.counts(scope, definition.levels(), today);
        Map<String, Amount> judged = new HashMap<>();
        Set<String> listed = references.listed(scope, day);
        listed.stream().filter(counts).forEach(item -> judged.put(item,
                new Amount(passes(definition, item, sums.getOrDefault(item, Amount.NONE), day) ? 1 : 0, 1)));
        return judged;
    }

    /** One visit at most is promised, and nearly all cases kept to it; where there are none yet, the promise counts. */
    boolean passes(Definition definition, String itemCode, Amount observed, LocalDate day) {
        ItemFile item = references.items().get(itemCode);
        Integer promised = item == null || !item.inForceOn(day) ? null : item.visitsOn(day);
        BigDecimal share = definition.threshold(Definition.SHARE, NO_SHARE);
        return promised != null && promised <= 1 && BigDecimal.valueOf(observed.numerator())
                .compareTo(share.multiply(BigDecimal.valueOf(observed.denominator()))) >= 0;
    }
}
