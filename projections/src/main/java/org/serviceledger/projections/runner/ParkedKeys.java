package org.serviceledger.projections.runner;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.serviceledger.projections.store.ParkedKey;

/**
 * The entities that stand still, each from a position on: after a crash the events before it are
 * applied again like those of any other entity.
 */
final class ParkedKeys {

    /** More mean that the program is wrong, not single events: better to stop than to park everything. */
    static final int MOST = 10_000;

    private final Map<EntityKey, Long> from = new HashMap<>();

    static ParkedKeys of(Collection<ParkedKey> keys) {
        ParkedKeys all = new ParkedKeys();
        keys.forEach(all::add);
        return all;
    }

    /**
     * @throws TooManyException beyond {@value #MOST}
     */
    void add(ParkedKey key) {
        from.putIfAbsent(new EntityKey(key.kind(), key.id()), key.position());
        if (from.size() > MOST) {
            throw new TooManyException();
        }
    }

    boolean standsStill(EntityKey key, long position) {
        Long since = from.get(key);
        return since != null && position >= since;
    }

    ParkedKeys copy() {
        ParkedKeys copy = new ParkedKeys();
        copy.from.putAll(from);
        return copy;
    }

    int size() {
        return from.size();
    }

    /** So many entities stand still that the projection must not go on. */
    static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("more than " + MOST + " entities stand still; the views are to be made again by a corrected version");
        }
    }
}
