package org.serviceledger.projections.runner;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.View;
import org.serviceledger.projections.reference.KnownReferences;

/**
 * A partition's own copy of a view that others depend on. The view itself lies in one partition, which
 * may be ahead of the others or behind them; a partition that folds its own copy knows items and
 * calendars as they are at its own position.
 */
record ReferenceCopy<V>(View<V> original, int partition) implements View<V> {

    /** Name under which copies of a view are stored. */
    static String kindOf(View<?> original) {
        return KnownReferences.COPIES + original.kind();
    }

    /** What the keys of a partition's copies begin with. */
    static String prefix(int partition) {
        return partition + "/";
    }

    @Override
    public String kind() {
        return kindOf(original);
    }

    @Override
    public Class<V> type() {
        return original.type();
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return original.family();
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        String id = original.keyOf(event);
        return id == null ? null : prefix(partition) + id;
    }

    @Override
    public @Nullable String keyOfUnread(StoredEvent event) {
        String id = original.keyOfUnread(event);
        return id == null ? null : prefix(partition) + id;
    }

    @Override
    public V empty(String key) {
        return original.empty(key.substring(prefix(partition).length()));
    }

    @Override
    public V evolve(V view, RecordedEvent event) {
        return original.evolve(view, event);
    }
}
