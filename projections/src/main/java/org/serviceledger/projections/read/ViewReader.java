package org.serviceledger.projections.read;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** Reads the views of the generation in use. */
public final class ViewReader {

    private static final int EVERYTHING = 100_000;
    private final ViewStore store;
    private final int generation;

    public ViewReader(ViewStore store, int generation) {
        this.store = store;
        this.generation = generation;
    }

    /** The view of one entity; empty when nothing is known of it. */
    public <V> Mono<V> find(View<V> view, String id) {
        return store.find(generation, view.kind(), id).map(document -> read(view, document));
    }

    /** A page of a group. */
    public <V> Flux<V> page(View<V> view, ListQuery query) {
        return store.list(generation, query).map(document -> read(view, document));
    }

    /** A whole group, oldest first; for groups that are small by nature. */
    public <V> Flux<V> all(View<V> view, String listKey) {
        return page(view, new ListQuery(view.kind(), listKey, false, "", "", EVERYTHING));
    }

    ViewStore store() {
        return store;
    }

    int generation() {
        return generation;
    }

    private static <V> V read(View<V> view, ViewDocument document) {
        return ViewJson.read(document.json(), view.type());
    }
}
