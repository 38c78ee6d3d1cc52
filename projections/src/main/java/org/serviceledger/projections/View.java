package org.serviceledger.projections;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * A view of one kind of entity: a pure fold over the entity's events, and what the result adds to
 * the rates. A rate knows no events: when a view changes, each bucket moves by the difference
 * between what the old and the new view contribute.
 *
 * @param <V> the view of one entity; an immutable record
 */
public interface View<V> {

    /** Name under which documents of this view are stored. */
    String kind();

    Class<V> type();

    /** Key of the entity that the event is about; null when the event does not concern this view. */
    @Nullable
    String keyOf(RecordedEvent event);

    /** The view of an entity of which nothing is known. */
    V empty(String key);

    /** The view after one more event. */
    V evolve(V view, RecordedEvent event);

    /** What the view adds to each bucket. */
    default Map<BucketKey, Amount> contributions(V view) {
        return Map.of();
    }

    /** Group that the document is listed in; empty when it is not listed. */
    default String listKey(V view) {
        return "";
    }

    /** Order within the group. */
    default String listSort(V view) {
        return "";
    }
}
