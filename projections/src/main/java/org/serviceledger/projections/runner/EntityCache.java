package org.serviceledger.projections.runner;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The entities of a partition that were used last, as they are stored. Whoever owns the partition is the
 * only one who changes them, so what is here is what the store would give.
 */
final class EntityCache {

    private final Map<EntityKey, Entity<?>> entities;

    EntityCache(int most) {
        this.entities = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EntityKey, Entity<?>> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable
    Entity<?> get(EntityKey key) {
        return entities.get(key);
    }

    boolean has(EntityKey key) {
        return entities.containsKey(key);
    }

    void putAll(Map<EntityKey, Entity<?>> saved) {
        entities.putAll(saved);
    }

    /** Forgets everything, when documents have been changed otherwise. */
    void clear() {
        entities.clear();
    }
}
