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
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;

/**
 * Applies a run of events to the views, in memory: loads nothing and saves nothing. What comes out is
 * the same however often it is done, as long as the documents that go in are the same.
 */
final class Batch {

    private final List<View<?>> views;
    private final Map<EntityKey, ViewDocument> loaded;
    private final ParkedKeys parkedKeys;

    private final Map<EntityKey, Entity<?>> entities = new LinkedHashMap<>();
    private final List<BucketChange> bucketChanges = new ArrayList<>();
    private final List<ParkedKey> parked = new ArrayList<>();
    private KnownReferences references;

    /**
     * @param loaded     stored documents of the entities that the events concern
     * @param references reference data before the first event
     * @param parkedKeys entities that stand still; those that this batch parks are added to {@link #parked()} only
     */
    Batch(List<View<?>> views, Map<EntityKey, ViewDocument> loaded, KnownReferences references, ParkedKeys parkedKeys) {
        this.references = references;
        this.views = views;
        this.loaded = loaded;
        this.parkedKeys = parkedKeys.copy();
    }

    Batch apply(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            switch (arrival) {
                case Arrival.Readable(RecordedEvent event) -> apply(event);
                case Arrival.Unreadable unreadable -> unreadable.keys()
                        .forEach(key -> park(key, unreadable.position(), unreadable.reason()));
                case Arrival.Unknown unknown -> {
                    // A later version of the vocabulary may know the type; this one has no view of it.
                }
            }
        }
        return this;
    }

    private void apply(RecordedEvent event) {
        references = references.with(event);
        // Summed before anything is stamped: two views may move one bucket at one position.
        Map<BucketKey, Amount> differences = new HashMap<>();
        for (View<?> view : views) {
            String id = view.keyOf(event);
            if (id != null) {
                apply(view, new EntityKey(view.kind(), id), event, differences);
            }
        }
        LocalDate recordedOn = Days.of(event.recordedAt());
        differences.forEach((bucket, difference) -> {
            if (!difference.isNone()) {
                bucketChanges.add(new BucketChange(bucket, event.position(), recordedOn, difference));
            }
        });
    }

    private <V> void apply(View<V> view, EntityKey key, RecordedEvent event, Map<BucketKey, Amount> differences) {
        if (parkedKeys.standsStill(key, event.position())) {
            return;
        }
        try {
            Entity<V> entity = entity(view, key);
            if (entity.position >= event.position()) {
                return;
            }
            V after = view.settle(view.evolve(entity.view, event), references);
            Map<BucketKey, Amount> contributions = view.contributions(after);
            Entity<V> next = new Entity<>(view, after, contributions, event.position());
            contributions.forEach((bucket, amount) -> differences.merge(bucket, amount, Amount::plus));
            entity.contributions.forEach(
                    (bucket, amount) -> differences.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
            entities.put(key, next);
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
        if (known != null) {
            return (Entity<V>) known;
        }
        ViewDocument document = loaded.get(key);
        if (document == null) {
            return new Entity<>(view, view.empty(key.id()), Map.of(), -1);
        }
        V stored = ViewJson.read(document.json(), view.type());
        return new Entity<>(view, stored, view.contributions(stored), document.position());
    }

    List<BucketChange> bucketChanges() {
        return bucketChanges;
    }

    /** The views that have changed, as they are to be stored. */
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

    /** A view in memory, with what it contributes. */
    private record Entity<V>(View<V> owner, V view, Map<BucketKey, Amount> contributions, long position) {

        ViewDocument document(EntityKey key) {
            return new ViewDocument(key.kind(), key.id(), position, owner.listKeys(view), owner.listSort(view),
                    ViewJson.write(view));
        }
    }
}
