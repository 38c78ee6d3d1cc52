package org.serviceledger.projections.read;

import java.time.Duration;
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

    /** A time after which nothing is forgotten. */
    Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    /** By dimension. */
    Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to);

    /** By dimension and day. */
    Flux<BucketSum> sums(Count count, LocalDate from, LocalDate to);

    /** The same, asked for each total once only, as far as there are not too many; for as long as nothing is recorded. */
    default BucketSource remembering() {
        BucketSource source = this;
        return new BucketSource() {

            private static final int MOST = 500;

            private final Map<Asked, Mono<List<ItemSum>>> known = new ConcurrentHashMap<>();

            @Override
            public Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                // What has failed is asked for again.
                return known.computeIfAbsent(new Asked(count, from, to),
                        any -> source.totals(count, from, to).collectList()
                                .cache(found -> FOR_EVER, failed -> Duration.ZERO, () -> Duration.ZERO))
                        .flatMapIterable(found -> found);
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
