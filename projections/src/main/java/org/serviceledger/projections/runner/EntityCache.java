package org.serviceledger.projections.runner;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The entities of a partition that were used last. Whoever owns the partition is the only one who changes
 * them, so what is here is what the store would give: except for those of the last batch, which is perhaps
 * being saved and therefore kept as a whole.
 */
final class EntityCache {

    private final Map<EntityKey, Entity<?>> used;
    private Map<EntityKey, Entity<?>> last = Map.of();

    EntityCache(int most) {
        this.used = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EntityKey, Entity<?>> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable
    Entity<?> get(EntityKey key) {
        Entity<?> found = last.get(key);
        return found == null ? used.get(key) : found;
    }

    boolean has(EntityKey key) {
        return last.containsKey(key) || used.containsKey(key);
    }

    /** Takes over what a batch has changed; the batch before is saved by now. */
    void take(Map<EntityKey, Entity<?>> changed) {
        used.putAll(last);
        last = changed;
    }

    /** Forgets everything, when documents have been changed otherwise. */
    void clear() {
        used.clear();
        last = Map.of();
    }
}
