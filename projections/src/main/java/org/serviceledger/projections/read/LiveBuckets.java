package org.serviceledger.projections.read;

import java.time.LocalDate;

import reactor.core.publisher.Flux;

import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.ViewStore.BucketSum;
import org.serviceledger.projections.store.ViewStore.ItemSum;

/** The buckets as they are known now. */
final class LiveBuckets implements BucketSource {

    private final ViewReader views;

    LiveBuckets(ViewReader views) {
        this.views = views;
    }

    @Override
    public Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to) {
        return views.store().totals(views.generations().inUse(), count.bucket(), from, to);
    }

    @Override
    public Flux<BucketSum> sums(Count count, LocalDate from, LocalDate to) {
        return views.store().sums(views.generations().inUse(), count.bucket(), from, to);
    }
}
