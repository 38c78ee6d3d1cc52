package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Definition.Slice;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.BucketSource.Asked;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.ViewStore.BucketSum;

/** Adds the slices of a definition up. */
final class RateSums {

    private final BucketSource buckets;

    RateSums(BucketSource buckets) {
        this.buckets = buckets;
    }

    /**
     * Numerator and denominator by dimension.
     *
     * @param counts which dimensions count
     */
    Mono<Map<String, Amount>> byDimension(List<Slice> slices, Predicate<String> counts) {
        Map<Asked, List<Slice>> together = new LinkedHashMap<>();
        slices.forEach(slice -> together.computeIfAbsent(new Asked(slice.count(), slice.from(), slice.to()),
                any -> new ArrayList<>()).add(slice));
        Map<String, Amount> sums = new HashMap<>();
        return Flux.fromIterable(together.entrySet()).concatMap(part -> buckets
                .totals(part.getKey().count(), part.getKey().from(), part.getKey().to())
                .filter(held -> counts.test(held.item()))
                .doOnNext(held -> part.getValue()
                        .forEach(slice -> sums.merge(held.item(), slice.of(held.amount()), Amount::plus))))
                .then(Mono.just(sums));
    }

    /**
     * Numerator and denominator of each step by dimension.
     *
     * @param steps  the slices of each step
     * @param counts which dimensions count
     * @param apart  whether dimensions are told apart; otherwise all that count are one, named by an empty text
     */
    Mono<List<Map<String, Amount>>> bySteps(List<List<Slice>> steps, Predicate<String> counts, boolean apart) {
        Map<Count, Span> spans = new EnumMap<>(Count.class);
        steps.forEach(step -> step.forEach(slice -> spans.merge(slice.count(), Span.of(slice), Span::with)));
        Map<Count, Map<String, NavigableMap<LocalDate, Amount>>> held = new EnumMap<>(Count.class);
        return Flux.fromIterable(spans.entrySet()).concatMap(span -> days(span.getKey(), span.getValue())
                .filter(sum -> counts.test(sum.item()))
                .doOnNext(sum -> held.computeIfAbsent(span.getKey(), any -> new HashMap<>())
                        .computeIfAbsent(apart ? sum.item() : "", any -> new TreeMap<>())
                        .merge(sum.day(), sum.amount(), Amount::plus)))
                .then(Mono.fromSupplier(() -> {
                    held.values().forEach(each -> each.values().forEach(RateSums::run));
                    return steps.stream().map(step -> sums(step, held)).toList();
                }));
    }

    /** Each day by itself, but all up to the first end of a slice at once, as if they were that day. */
    private Flux<BucketSum> days(Count count, Span span) {
        Flux<BucketSum> days = buckets.sums(count, span.before().plusDays(1), span.last());
        return span.whole()
                ? buckets.totals(count, Period.ALL.first(), span.before())
                        .map(total -> new BucketSum(total.item(), span.before(), total.amount())).concatWith(days)
                : days;
    }

    /**
     * What is to be known of a count.
     *
     * @param before the day before the first one that is to be known by itself
     * @param whole  whether all that went before is to be known too
     */
    private record Span(LocalDate before, LocalDate last, boolean whole) {

        static Span of(Slice slice) {
            boolean whole = slice.from().equals(Period.ALL.first());
            return new Span(whole ? slice.to() : slice.from().minusDays(1), slice.to(), whole);
        }

        Span with(Span other) {
            return new Span(before.isBefore(other.before) ? before : other.before,
                    last.isAfter(other.last) ? last : other.last, whole || other.whole);
        }
    }

    /** Turns what each day adds into what all days up to it add. */
    private static void run(NavigableMap<LocalDate, Amount> days) {
        Amount total = Amount.NONE;
        for (Map.Entry<LocalDate, Amount> day : days.entrySet()) {
            total = total.plus(day.getValue());
            day.setValue(total);
        }
    }

    private static Map<String, Amount> sums(List<Slice> step,
            Map<Count, Map<String, NavigableMap<LocalDate, Amount>>> held) {
        Map<String, Amount> sums = new HashMap<>();
        for (Slice slice : step) {
            held.getOrDefault(slice.count(), Map.of()).forEach((dimension, running) -> sums.merge(dimension,
                    slice.of(upTo(running, slice.to()).minus(upTo(running, slice.from().minusDays(1)))),
                    Amount::plus));
        }
        return sums;
    }

    private static Amount upTo(NavigableMap<LocalDate, Amount> running, LocalDate day) {
        Map.Entry<LocalDate, Amount> last = running.floorEntry(day);
        return last == null ? Amount.NONE : last.getValue();
    }
}
