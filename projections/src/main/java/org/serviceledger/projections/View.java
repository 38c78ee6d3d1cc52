package org.serviceledger.projections;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

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

    /**
     * Raised when the view comes to say something else of the same events and the examples of events do not
     * show it: then the views are built anew.
     */
    default int version() {
        return 1;
    }

    /** Key of the entity that the event is about; null when the event does not concern this view. */
    @Nullable
    String keyOf(RecordedEvent event);

    /** The events that the view is made of; those of other families do not concern it. */
    default Class<? extends ServiceEvent> family() {
        return ServiceEvent.class;
    }

    /** Key of the tag that holds the entity's key; empty when none does and {@link #keyOfUnread} tells otherwise. */
    default String tag() {
        return "";
    }

    /**
     * Key of the entity that a stored event is about, told without reading its payload; null when the
     * event does not concern this view. With it the entity can be parked when the payload is unreadable.
     */
    default @Nullable String keyOfUnread(StoredEvent event) {
        Class<? extends ServiceEvent> type = EventVocabulary.recordOf(event.type());
        if (type == null || !family().isAssignableFrom(type)) {
            return null;
        }
        return event.tags().stream().filter(found -> found.key().equals(tag())).map(Tag::value).findFirst()
                .orElse(null);
    }

    /** The view of an entity of which nothing is known. */
    V empty(String key);

    /** The view after one more event. */
    V evolve(V view, RecordedEvent event);

    /** The view with what follows for it from reference data. */
    default V settle(V view, References references) {
        return view;
    }

    /**
     * As {@link #settle}, after one more event of a view that was settled: what the event does not touch may stay,
     * since a view is settled anew whenever reference data change that it depends on.
     */
    default V settleNext(V view, References references) {
        return settle(view, references);
    }

    /**
     * As {@link #settle}, when reference data has changed.
     *
     * @param cause the event that changed it
     */
    default V resettle(V view, References references, RecordedEvent cause) {
        return settle(view, references);
    }

    /** Whether it tells what facts say, so that it is made anew when one of them is corrected. */
    default boolean followsCorrections() {
        return false;
    }

    /**
     * The view after a correction.
     *
     * @param before the view so far
     * @param anew   the same made of all events, not settled yet
     */
    default V remade(V before, V anew) {
        return anew;
    }

    /**
     * Groups whose views may follow from a change of reference data; empty when the event makes none that
     * this view depends on.
     */
    default List<String> dependents(RecordedEvent event) {
        return List.of();
    }

    /**
     * The same as {@link #dependents(RecordedEvent)}, as exactly as it can be told from what was known before.
     *
     * @param before reference data without the event
     * @param after  with it
     */
    default List<Dependents> dependents(RecordedEvent event, References before, References after) {
        return dependents(event).stream().map(Dependents::all).toList();
    }

    /**
     * Views that may follow from a change of reference data.
     *
     * @param group   in which they are listed
     * @param from    they are in the group at this instant
     * @param through or at a later one, up to and with this
     */
    record Dependents(String group, Instant from, Instant through) {

        /** All that are in a group whatever the time. */
        public static Dependents all(String group) {
            return new Dependents(group, ListKey.BEGINNING, ListKey.BEGINNING);
        }
    }

    /** What the view adds to each bucket. */
    default Map<BucketKey, Amount> contributions(V view) {
        return Map.of();
    }

    /** Group that the document is always listed in; empty when it is not listed. */
    default String listKey(V view) {
        return "";
    }

    /** All groups that the document is listed in, each for the time for which it is. */
    default List<ListKey> listKeys(V view) {
        String only = listKey(view);
        return only.isEmpty() ? List.of() : List.of(ListKey.always(only));
    }

    /** Order within each group. */
    default String listSort(V view) {
        return "";
    }
}
