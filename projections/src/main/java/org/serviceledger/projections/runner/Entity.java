package org.serviceledger.projections.runner;

import java.util.Map;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewDocument;

/**
 * A view in memory, with what it contributes.
 *
 * @param position of the last event applied; -1 when none has been
 */
record Entity<V>(View<V> owner, V view, Map<BucketKey, Amount> contributions, long position) {

    /** An entity of which nothing is known. */
    static <V> Entity<V> unknown(View<V> owner, String id) {
        return new Entity<>(owner, owner.empty(id), Map.of(), -1);
    }

    /** An entity as it was stored. */
    static <V> Entity<V> of(View<V> owner, ViewDocument document) {
        V view = ViewJson.read(document.json(), owner.type());
        return new Entity<>(owner, view, owner.contributions(view), document.position());
    }

    ViewDocument document(EntityKey key) {
        return new ViewDocument(key.kind(), key.id(), position, owner.listKeys(view), owner.listSort(view),
                ViewJson.write(view));
    }
}
