package org.serviceledger.projections.read;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;
import org.serviceledger.projections.store.ViewStoreException;

/** Reads the views of the generation in use. */
public final class ViewReader {

    private static final int EVERYTHING = 100_000;
    private final ViewStore store;
    private final Generations generations;

    public ViewReader(ViewStore store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    /** The view of one entity; empty when nothing is known of it. */
    public <V> Mono<V> find(View<V> view, String id) {
        return Mono.defer(() -> store.find(generations.inUse(), view.kind(), id)).map(document -> read(view, document));
    }

    /** A page of a group, for lists that are not paged through. */
    public <V> Flux<V> page(View<V> view, ListQuery query) {
        return Flux.defer(() -> store.list(generations.inUse(), query)).map(document -> read(view, document));
    }

    /**
     * A page of a list that is paged through.
     *
     * @param query from its beginning
     * @param after where the page before ended; null for the first one. It is read in the generation of the
     *              first, so that a rebuild in between neither repeats nor leaves out anything
     * @return the page; error {@link ViewStoreException.GenerationGone} when the cursor's generation is no more
     */
    public <V> Mono<ListPage<V>> page(View<V> view, ListQuery query, @Nullable ListCursor after) {
        return Mono.defer(() -> {
            int generation = after == null ? generations.inUse() : after.generation();
            if (!generations.isReadable(generation)) {
                return Mono.error(new ViewStoreException.GenerationGone(generation));
            }
            ListQuery from = after == null ? query : query.after(after.sort(), after.id());
            return store.list(generation, from.limitedTo(query.limit() + 1)).collectList()
                    .map(found -> page(view, found, query.limit(), generation));
        });
    }

    private static <V> ListPage<V> page(View<V> view, List<ViewDocument> found, int size, int generation) {
        List<ViewDocument> shown = found.size() > size ? found.subList(0, size) : found;
        ListCursor next = found.size() > size
                ? new ListCursor(generation, shown.getLast().listSort(), shown.getLast().id())
                : null;
        return new ListPage<>(shown.stream().map(document -> read(view, document)).toList(), next);
    }

    /** A whole group, oldest first; for groups that are small by nature. */
    public <V> Flux<V> all(View<V> view, String listKey) {
        return page(view, new ListQuery(view.kind(), listKey, false, "", "", EVERYTHING));
    }

    /** The documents of a whole group, for groups that are small by nature. */
    Flux<ViewDocument> documents(View<?> view, String listKey) {
        return store.list(generations.inUse(), new ListQuery(view.kind(), listKey, false, "", "", EVERYTHING));
    }

    /**
     * All documents of a kind by id, a page at a time; error {@link ViewStoreException.GenerationGone} when the
     * generation is no more.
     */
    Flux<ViewDocument> scan(int generation, String kind, String afterId, int limit) {
        return Flux.defer(() -> generations.isReadable(generation)
                ? store.scan(generation, kind, afterId, limit)
                : Flux.error(new ViewStoreException.GenerationGone(generation)));
    }

    /** A page of a group in a generation; likewise. */
    Flux<ViewDocument> list(int generation, ListQuery query) {
        return Flux.defer(() -> generations.isReadable(generation)
                ? store.list(generation, query)
                : Flux.error(new ViewStoreException.GenerationGone(generation)));
    }

    ViewStore store() {
        return store;
    }

    Generations generations() {
        return generations;
    }

    static <V> V read(View<V> view, ViewDocument document) {
        return ViewJson.read(document.json(), view.type());
    }
}
