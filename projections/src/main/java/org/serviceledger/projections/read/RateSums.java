package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.rates.Metrics;
import org.serviceledger.projections.rates.Metrics.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewStore;

/**
 * Adds buckets up. A metric that is a state (items in force) is the sum of all changes up to a day. A
 * metric of what happened is the sum of the period's days; closing in time has besides, against it,
 * the cases that were open and past due when the period ended.
 */
final class RateSums {

    private final ViewStore store;
    private final Generations generations;

    RateSums(ViewStore store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    /**
     * A metric over a period.
     *
     * @param counts which items count
     * @param today  what comes later is not yet in force and not yet past due
     */
    Mono<Amount> of(Metric metric, Period period, Predicate<String> counts, LocalDate today) {
        if (metric.stock()) {
            LocalDate last = period.last().isBefore(today) ? period.last() : today;
            return total(metric.id(), Period.ALL.first(), last, counts);
        }
        Mono<Amount> happened = total(metric.id(), period.first(), period.last(), counts);
        return metric.id().equals(Metrics.ON_TIME_CLOSING)
                ? happened.zipWith(openPastDue(period.last(), counts, today), Amount::plus)
                : happened;
    }

    /**
     * Cases open and past due at the end of a day; when that is not over, open now and past due since
     * yesterday at least. Cases closed late are open until the day on which they were closed.
     */
    private Mono<Amount> openPastDue(LocalDate day, Predicate<String> counts, LocalDate today) {
        LocalDate beginning = Period.ALL.first();
        if (!day.isBefore(today)) {
            return total(Metrics.OPEN_BY_DUE_DAY, beginning, today.minusDays(1), counts);
        }
        Mono<Amount> closedLater = total(Metrics.CLOSED_LATE, beginning, day, counts).map(RateSums::stillOpen);
        return total(Metrics.OPEN_BY_DUE_DAY, beginning, day, counts).zipWith(closedLater, Amount::plus);
    }

    /** Due but not closed, of cases that were closed late. */
    private static Amount stillOpen(Amount closedLate) {
        return new Amount(0, closedLate.denominator() - closedLate.numerator());
    }

    /** A metric on each of the days from the first to today; a state is shown as it was at the end of each day. */
    Mono<NavigableMap<LocalDate, Amount>> byDay(Metric metric, LocalDate first, LocalDate today,
            Predicate<String> counts) {
        if (metric.stock()) {
            return changes(metric.id(), Period.ALL.first(), today, counts).map(all -> running(all, first, today));
        }
        Mono<NavigableMap<LocalDate, Amount>> happened = changes(metric.id(), first, today, counts)
                .map(found -> everyDay(found, first, today));
        return metric.id().equals(Metrics.ON_TIME_CLOSING)
                ? happened.zipWith(openPastDueByDay(first, today, counts), RateSums::added)
                : happened;
    }

    private Mono<NavigableMap<LocalDate, Amount>> openPastDueByDay(LocalDate first, LocalDate today,
            Predicate<String> counts) {
        LocalDate beginning = Period.ALL.first();
        return Mono.zip(changes(Metrics.OPEN_BY_DUE_DAY, beginning, today.minusDays(1), counts),
                changes(Metrics.CLOSED_LATE, beginning, today.minusDays(1), counts)).map(found -> {
                    NavigableMap<LocalDate, Amount> all = new TreeMap<>(found.getT1());
                    found.getT2().forEach((day, amount) -> all.merge(day, stillOpen(amount), Amount::plus));
                    NavigableMap<LocalDate, Amount> open = running(all, first, today.minusDays(1));
                    Amount now = found.getT1().values().stream().reduce(Amount.NONE, Amount::plus);
                    open.put(today, now);
                    return open;
                });
    }

    private Mono<Amount> total(String metric, LocalDate from, LocalDate to, Predicate<String> counts) {
        return store.totals(generations.inUse(), metric, from, to).filter(sum -> counts.test(sum.item())).reduce(
                Amount.NONE,
                (total, sum) -> total.plus(sum.amount()));
    }

    private Mono<NavigableMap<LocalDate, Amount>> changes(String metric, LocalDate from, LocalDate to,
            Predicate<String> counts) {
        return store.sums(generations.inUse(), metric, from, to).filter(sum -> counts.test(sum.item())).collect(
                TreeMap::new,
                (days, sum) -> days.merge(sum.day(), sum.amount(), Amount::plus));
    }

    /** Running total at the end of each day of a window, over all that came before it too. */
    private static NavigableMap<LocalDate, Amount> running(NavigableMap<LocalDate, Amount> changes, LocalDate first,
            LocalDate last) {
        NavigableMap<LocalDate, Amount> totals = new TreeMap<>();
        Amount total = changes.headMap(first, false).values().stream().reduce(Amount.NONE, Amount::plus);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            total = total.plus(changes.getOrDefault(day, Amount.NONE));
            totals.put(day, total);
        }
        return totals;
    }

    private static NavigableMap<LocalDate, Amount> everyDay(Map<LocalDate, Amount> found, LocalDate first,
            LocalDate last) {
        NavigableMap<LocalDate, Amount> days = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.put(day, found.getOrDefault(day, Amount.NONE));
        }
        return days;
    }

    private static NavigableMap<LocalDate, Amount> added(NavigableMap<LocalDate, Amount> one,
            Map<LocalDate, Amount> other) {
        NavigableMap<LocalDate, Amount> sums = new TreeMap<>(one);
        other.forEach((day, amount) -> sums.merge(day, amount, Amount::plus));
        return sums;
    }
}
