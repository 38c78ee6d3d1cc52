package org.serviceledger.projections.read;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;

/** Reads stored events, and passes over those that cannot be read, as the views do. */
public final class ReadableEvents {

    private ReadableEvents() {}

    /** The events of this vocabulary whose payload can be read, in the same order. */
    public static Flux<RecordedEvent> of(Flux<StoredEvent> stored, CloudEventCodec codec) {
        return stored.mapNotNull(event -> read(event, codec));
    }

    /** The event; null where its payload cannot be read, or is not of this vocabulary. */
    public static @Nullable RecordedEvent read(StoredEvent event, CloudEventCodec codec) {
        try {
            return codec.recorded(event);
        } catch (RuntimeException e) {
            // What it is about stands still from here on.
            return null;
        }
    }
}
