package org.serviceledger.projections.runner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * The invariant of the rates: what the buckets hold is the sum of what all views contribute. It may be
 * checked at any time at which no batch is being saved; in the middle of one the buckets are ahead of
 * the views. Keeps one number pair a bucket in memory, no views.
 */
public final class RateInvariant {

    private static final int PAGE = 1000;
    private static final LocalDate FIRST = Period.ALL.first();
    private static final LocalDate LAST = Period.ALL.last();

    private final ViewStore store;
    private final int generation;
    private final List<View<?>> views;

    public RateInvariant(ViewStore store, int generation, List<View<?>> views) {
        this.store = store;
        this.generation = generation;
        this.views = List.copyOf(views);
    }

    /** A bucket that does not hold what the views contribute. */
    public record Violation(BucketKey bucket, Amount held, Amount contributed) {}

    /** Compares every bucket with every view; empty when the invariant holds. */
    public Mono<List<Violation>> check() {
        return Mono.zip(held(), contributed()).map(found -> {
            Set<BucketKey> buckets = new HashSet<>(found.getT1().keySet());
            buckets.addAll(found.getT2().keySet());
            List<Violation> violations = new ArrayList<>();
            for (BucketKey bucket : buckets) {
                Amount held = found.getT1().getOrDefault(bucket, Amount.NONE);
                Amount contributed = found.getT2().getOrDefault(bucket, Amount.NONE);
                if (!held.equals(contributed)) {
                    violations.add(new Violation(bucket, held, contributed));
                }
            }
            return violations;
        });
    }

    private Mono<Map<BucketKey, Amount>> held() {
        return store.metrics(generation)
                .concatMap(metric -> store.sums(generation, metric, FIRST, LAST)
                        .map(sum -> Map.entry(new BucketKey(metric, sum.item(), sum.day()), sum.amount())))
                .collect(HashMap::new, (all, entry) -> all.merge(entry.getKey(), entry.getValue(), Amount::plus));
    }

    private Mono<Map<BucketKey, Amount>> contributed() {
        return Flux.fromIterable(views).concatMap(this::contributions).collect(HashMap::new,
                (all, some) -> some.forEach((bucket, amount) -> all.merge(bucket, amount, Amount::plus)));
    }

    private <V> Flux<Map<BucketKey, Amount>> contributions(View<V> view) {
        return page(view.kind(), "")
                .expand(last -> last.size() < PAGE ? Mono.empty() : page(view.kind(), last.getLast().id()))
                .flatMapIterable(page -> page)
                .map(document -> view.contributions(ViewJson.read(document.json(), view.type())));
    }

    private Mono<List<ViewDocument>> page(String kind, String afterId) {
        return store.scan(generation, kind, afterId, PAGE).collectList();
    }
}
