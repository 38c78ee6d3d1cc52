package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.CorrectedFold;
import org.serviceledger.projections.View;

/** An event as it arrives from the ledger: read, not to be read, or not of this vocabulary. */
sealed interface Arrival {

    /** Position of the event. */
    long position();

    /**
     * The event was read.
     *
     * @param concerns the entities that it is about
     * @param remade   those of them that one more event is not enough for
     */
    record Readable(RecordedEvent event, List<Concern> concerns, Map<EntityKey, Remade> remade) implements Arrival {

        @Override
        public long position() {
            return event.position();
        }
    }

    /**
     * The event is of a known type, but its payload could not be read.
     *
     * @param keys the entities it is about, as far as its tags tell
     */
    record Unreadable(long position, Set<EntityKey> keys, String reason, StoredEvent event) implements Arrival {}

    /** The event is of a type that only a later version knows. */
    record Unknown(long position) implements Arrival {}

    /** Reads a stored event. */
    static Arrival of(StoredEvent stored, CloudEventCodec codec, List<View<?>> views) {
        if (EventVocabulary.recordOf(stored.type()) == null) {
            return new Unknown(stored.position());
        }
        try {
            RecordedEvent event = codec.recorded(stored);
            return of(event, views);
        } catch (RuntimeException e) {
            return new Unreadable(stored.position(), unreadKeys(stored, views), String.valueOf(e), stored);
        }
    }

    /**
     * A view made of all events of its entity, up to an arrival.
     *
     * @param view    null when it cannot be made
     * @param failure why not
     */
    record Remade(@Nullable Object view, @Nullable RuntimeException failure) {

        static <V> Remade of(View<V> view, String id, List<RecordedEvent> events, Corrector corrector) {
            try {
                return new Remade(CorrectedFold.of(view, id, events, corrector), null);
            } catch (RuntimeException e) {
                return new Remade(null, e);
            }
        }

        /** The view. */
        <V> V as(Class<V> type) {
            if (view == null) {
                throw failure == null ? new IllegalStateException("nothing was made") : failure;
            }
            return type.cast(view);
        }
    }

    /** An event that has been read. */
    static Readable of(RecordedEvent event, List<View<?>> views) {
        return new Readable(event, concerns(event, views), Map.of());
    }

    private static List<Concern> concerns(RecordedEvent event, List<View<?>> views) {
        List<Concern> concerns = new ArrayList<>(4);
        for (View<?> view : views) {
            String id = view.keyOf(event);
            if (id != null) {
                concerns.add(new Concern(view, new EntityKey(view.kind(), id)));
            }
        }
        return concerns;
    }

    /** The entities that a stored event is about, told without reading its payload. */
    static Set<EntityKey> unreadKeys(StoredEvent stored, List<? extends View<?>> views) {
        List<EntityKey> keys = new ArrayList<>();
        for (View<?> view : views) {
            String id = view.keyOfUnread(stored);
            if (id != null) {
                keys.add(new EntityKey(view.kind(), id));
            }
        }
        return Set.copyOf(keys);
    }
}
