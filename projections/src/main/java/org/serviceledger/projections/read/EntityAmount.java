package org.serviceledger.projections.read;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.serviceledger.projections.rates.Definition.Slice;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/** What one entity adds to a rate: the same slices, over the entity's own buckets. */
final class EntityAmount {

    private EntityAmount() {}

    static Amount of(Map<BucketKey, Amount> contributions, List<Slice> slices, Predicate<String> counts) {
        Amount sum = Amount.NONE;
        for (Map.Entry<BucketKey, Amount> held : contributions.entrySet()) {
            BucketKey bucket = held.getKey();
            for (Slice slice : slices) {
                if (slice.count().bucket().equals(bucket.metric()) && slice.covers(bucket.day())
                        && counts.test(bucket.item())) {
                    sum = sum.plus(slice.of(held.getValue()));
                }
            }
        }
        return sum;
    }
}
