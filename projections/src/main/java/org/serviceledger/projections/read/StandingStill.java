package org.serviceledger.projections.read;

import java.util.HashMap;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.View;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.ParkedKey;

/**
 * From where on entities stand still since an event could not be applied to them. What was known of them later is
 * what was known before that event: so they are counted, and so they are told.
 */
public final class StandingStill {

    /** More than all partitions together go on with. */
    private static final int MOST = 1_000_000;

    static final StandingStill NONE = new StandingStill(Map.of());

    private final Map<Key, Long> from;

    private StandingStill(Map<Key, Long> from) {
        this.from = from;
    }

    private record Key(String kind, String id) {

        /** What partitions copy is told by the same name as the original. */
        static Key of(ParkedKey key) {
            return key.kind().startsWith(KnownReferences.COPIES)
                    ? new Key(key.kind().substring(KnownReferences.COPIES.length()),
                            key.id().substring(key.id().indexOf('/') + 1))
                    : new Key(key.kind(), key.id());
        }
    }

    /** In the generation in use, as far as it has come. */
    public static Mono<StandingStill> in(ViewReader views) {
        return Mono.defer(() -> views.store().parked(views.generations().inUse(), MOST)
                .collect(HashMap<Key, Long>::new,
                        (all, key) -> all.merge(Key.of(key), key.position(), Math::min))
                .map(StandingStill::new));
    }

    /** Position of the last event that may have been applied to an entity by a position. */
    public long reached(View<?> view, String id, long position) {
        return Math.min(position, from.getOrDefault(new Key(view.kind(), id), Long.MAX_VALUE) - 1);
    }

    /** Whether an event was not applied to the entity of a view that it is about. */
    boolean passesOver(View<?> view, RecordedEvent event) {
        if (from.isEmpty()) {
            return false;
        }
        String id = view.keyOf(event);
        return id != null && reached(view, id, event.position()) < event.position();
    }
}
