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
import org.serviceledger.projections.read.BucketSource.Asked;
import org.serviceledger.projections.store.Amount;

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
        Map<Count, LocalDate[]> spans = new EnumMap<>(Count.class);
        steps.forEach(step -> step.forEach(slice -> spans.merge(slice.count(),
                new LocalDate[]{slice.from(), slice.to()}, RateSums::wider)));
        Map<Count, Map<String, NavigableMap<LocalDate, Amount>>> held = new EnumMap<>(Count.class);
        return Flux.fromIterable(spans.entrySet()).concatMap(span -> buckets
                .sums(span.getKey(), span.getValue()[0], span.getValue()[1]).filter(sum -> counts.test(sum.item()))
                .doOnNext(sum -> held.computeIfAbsent(span.getKey(), any -> new HashMap<>())
                        .computeIfAbsent(apart ? sum.item() : "", any -> new TreeMap<>())
                        .merge(sum.day(), sum.amount(), Amount::plus)))
                .then(Mono.fromSupplier(() -> {
                    held.values().forEach(each -> each.values().forEach(RateSums::run));
                    return steps.stream().map(step -> sums(step, held)).toList();
                }));
    }

    private static LocalDate[] wider(LocalDate[] one, LocalDate[] other) {
        return new LocalDate[]{one[0].isBefore(other[0]) ? one[0] : other[0],
                one[1].isAfter(other[1]) ? one[1] : other[1]};
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
