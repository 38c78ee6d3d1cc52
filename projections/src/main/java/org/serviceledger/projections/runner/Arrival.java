package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.View;

/** An event as it arrives from the ledger: read, not to be read, or not of this vocabulary. */
sealed interface Arrival {

    /** The event was read. */
    record Readable(RecordedEvent event) implements Arrival {}

    /**
     * The event is of a known type, but its payload could not be read.
     *
     * @param keys the entities it is about, as far as its tags tell
     */
    record Unreadable(long position, Set<EntityKey> keys, String reason) implements Arrival {}

    /** The event is of a type that only a later version knows. */
    record Unknown(long position) implements Arrival {}

    /** Reads a stored event. */
    static Arrival of(StoredEvent stored, CloudEventCodec codec, List<View<?>> views) {
        if (EventVocabulary.recordOf(stored.type()) == null) {
            return new Unknown(stored.position());
        }
        try {
            return new Readable(codec.recorded(stored));
        } catch (RuntimeException e) {
            return new Unreadable(stored.position(), unreadKeys(stored, views), String.valueOf(e));
        }
    }

    private static Set<EntityKey> unreadKeys(StoredEvent stored, List<View<?>> views) {
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
