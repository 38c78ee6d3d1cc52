package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.Map;

import reactor.core.publisher.Flux;

import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewStore.BucketSum;
import org.serviceledger.projections.store.ViewStore.ItemSum;

/** The buckets as they were known at the end of a day, and by how much they differed at another time. */
final class PastBuckets implements BucketSource {

    private final ViewReader views;
    private final LocalDate recordedBy;
    private final Map<BucketKey, Amount> differences;

    PastBuckets(ViewReader views, LocalDate recordedBy, Map<BucketKey, Amount> differences) {
        this.views = views;
        this.recordedBy = recordedBy;
        this.differences = Map.copyOf(differences);
    }

    @Override
    public Flux<ItemSum> totals(Count count, LocalDate from, LocalDate to) {
        return views.store().totals(views.generations().inUse(), count.bucket(), from, to, recordedBy)
                .concatWith(differing(count, from, to).map(sum -> new ItemSum(sum.item(), sum.amount())));
    }

    @Override
    public Flux<BucketSum> sums(Count count, LocalDate from, LocalDate to) {
        return views.store().sums(views.generations().inUse(), count.bucket(), from, to, recordedBy)
                .concatWith(differing(count, from, to));
    }

    private Flux<BucketSum> differing(Count count, LocalDate from, LocalDate to) {
        return Flux.fromStream(() -> differences.entrySet().stream()
                .filter(entry -> entry.getKey().metric().equals(count.bucket())
                        && !entry.getKey().day().isBefore(from) && !entry.getKey().day().isAfter(to))
                .map(entry -> new BucketSum(entry.getKey().item(), entry.getKey().day(), entry.getValue())));
    }
}
