package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.ViewStore.BucketSum;
import org.serviceledger.projections.store.ViewStore.ItemSum;

/** What the buckets of a count hold, as it is known at some time. */
interface BucketSource {

    /** By dimension. */
    Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to);

    /** By dimension and day. */
    Flux<BucketSum> sums(Count count, LocalDate from, LocalDate to);

    /** The same, asked for each total once only; for one answer. */
    default BucketSource remembering() {
        BucketSource source = this;
        return new BucketSource() {

            private final Map<Asked, Mono<List<ItemSum>>> known = new ConcurrentHashMap<>();

            @Override
            public Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to) {
                return known.computeIfAbsent(new Asked(count, from, to),
                        any -> source.totals(count, from, to).collectList().cache()).flatMapIterable(found -> found);
            }

            @Override
            public Flux<BucketSum> sums(Count count, LocalDate from, LocalDate to) {
                return source.sums(count, from, to);
            }
        };
    }

    /** What was asked. */
    record Asked(Count count, LocalDate from, LocalDate to) {}
}
