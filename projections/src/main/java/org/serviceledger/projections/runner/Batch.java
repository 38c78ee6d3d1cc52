package org.serviceledger.projections.runner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;

/**
 * Applies a run of events to the views of a partition, in memory: loads nothing and saves nothing. What
 * comes out is the same however often it is done, as long as the documents that go in are the same.
 */
final class Batch {

    private final Share share;
    private final Map<EntityKey, ViewDocument> loaded;
    private final EntityCache cache;
    private final ParkedKeys parkedKeys;

    private final Map<EntityKey, Entity<?>> entities = new LinkedHashMap<>();
    private final List<BucketChange> bucketChanges = new ArrayList<>();
    private final List<ParkedKey> parked = new ArrayList<>();
    private KnownReferences references;

    /**
     * @param share      which entities are the partition's
     * @param loaded     stored documents of the entities that the events concern, unless they are in the cache
     * @param references reference data before the first event
     * @param parkedKeys entities that stand still; those that this batch parks are added to {@link #parked()} only
     */
    Batch(Share share, Map<EntityKey, ViewDocument> loaded, EntityCache cache, KnownReferences references,
            ParkedKeys parkedKeys) {
        this.share = share;
        this.loaded = loaded;
        this.cache = cache;
        this.references = references;
        this.parkedKeys = parkedKeys.copy();
    }

    Batch apply(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            switch (arrival) {
                case Arrival.Readable readable -> apply(readable);
                case Arrival.Unreadable unreadable -> share.keys(unreadable)
                        .forEach(key -> park(key, unreadable.position(), unreadable.reason()));
                case Arrival.Unknown unknown -> {
                    // A later version of the vocabulary may know the type; this one has no view of it.
                }
            }
        }
        return this;
    }

    private void apply(Arrival.Readable arrival) {
        RecordedEvent event = arrival.event();
        List<Concern> concerns = share.concerns(arrival);
        if (concerns.isEmpty()) {
            return;
        }
        // Summed before anything is stamped: two views may move one bucket at one position.
        Map<BucketKey, Amount> differences = new HashMap<>();
        for (Concern concern : concerns) {
            if (concern.view() instanceof ReferenceCopy<?>) {
                references = known(concern, event);
            }
        }
        for (Concern concern : concerns) {
            apply(concern.view(), concern.key(), arrival, differences);
        }
        LocalDate recordedOn = Days.of(event.recordedAt());
        differences.forEach((bucket, difference) -> {
            if (!difference.isNone()) {
                bucketChanges.add(new BucketChange(bucket, event.position(), recordedOn, difference));
            }
        });
    }

    /** Reference data that cannot be folded stays as it is; its copy is parked like any other view. */
    private KnownReferences known(Concern copy, RecordedEvent event) {
        if (parkedKeys.standsStill(copy.key(), event.position())) {
            return references;
        }
        try {
            boolean known = entity(copy.view(), copy.key()).position() >= event.position();
            return known ? references : references.with(event);
        } catch (RuntimeException e) {
            park(copy.key(), event.position(), String.valueOf(e));
            return references;
        }
    }

    private <V> void apply(View<V> view, EntityKey key, Arrival.Readable arrival,
            Map<BucketKey, Amount> differences) {
        RecordedEvent event = arrival.event();
        if (parkedKeys.standsStill(key, event.position())) {
            return;
        }
        try {
            Entity<V> entity = entity(view, key);
            if (entity.position() >= event.position()) {
                return;
            }
            Arrival.Remade remade = arrival.remade().get(key);
            V next = remade == null
                    ? view.evolve(entity.view(), event)
                    : view.remade(entity.view(), remade.as(view.type()));
            V after = view.settleNext(next, references);
            Map<BucketKey, Amount> contributions = view.contributions(after);
            if (!contributions.equals(entity.contributions())) {
                contributions.forEach((bucket, amount) -> differences.merge(bucket, amount, Amount::plus));
                entity.contributions().forEach(
                        (bucket, amount) -> differences.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
            }
            entities.put(key, new Entity<>(view, after, contributions, event.position()));
        } catch (RuntimeException e) {
            park(key, event.position(), String.valueOf(e));
        }
    }

    private void park(EntityKey key, long position, String reason) {
        if (!parkedKeys.standsStill(key, position)) {
            ParkedKey found = new ParkedKey(key.kind(), key.id(), position, reason);
            parkedKeys.add(found);
            parked.add(found);
        }
    }

    @SuppressWarnings("unchecked") // an entity is kept under the kind of its view
    private <V> Entity<V> entity(View<V> view, EntityKey key) {
        Entity<?> known = entities.get(key);
        if (known == null) {
            known = cache.get(key);
        }
        if (known != null) {
            return (Entity<V>) known;
        }
        ViewDocument document = loaded.get(key);
        return document == null ? Entity.unknown(view, key.id()) : Entity.of(view, document);
    }

    List<BucketChange> bucketChanges() {
        return bucketChanges;
    }

    /** The entities that have changed. */
    Map<EntityKey, Entity<?>> entities() {
        return entities;
    }

    /** Their views, as they are to be stored. */
    List<ViewDocument> documents() {
        return entities.entrySet().stream().map(changed -> changed.getValue().document(changed.getKey())).toList();
    }

    /** Reference data after the last event. */
    KnownReferences references() {
        return references;
    }

    /** The entities that this batch could not go on with. */
    List<ParkedKey> parked() {
        return parked;
    }
}
