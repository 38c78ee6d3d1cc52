package org.serviceledger.projections.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/**
 * A group of views of which only some are shown. A page looks a bounded number of them through; it may have
 * less than was asked for and still go on.
 */
final class FilteredList<V, R> {

    private static final int MOST_LOOKED_THROUGH = 5000;
    private static final int CHUNK = 500;

    private final ViewReader views;
    private final View<V> view;
    private final Function<V, @Nullable R> shown;

    /**
     * @param shown what a view is shown as; null when it is not
     */
    FilteredList(ViewReader views, View<V> view, Function<V, @Nullable R> shown) {
        this.views = views;
        this.view = view;
        this.shown = shown;
    }

    /** A page of a group, the newest first. */
    Mono<ListPage<R>> page(String group, int limit, @Nullable ListCursor after) {
        ListQuery query = new ListQuery(view.kind(), group, true, "", "", CHUNK);
        return next(query, limit, after == null ? new ListCursor(views.generations().inUse(), "", "") : after,
                new ArrayList<>(), 0);
    }

    private Mono<ListPage<R>> next(ListQuery query, int limit, ListCursor from, List<R> rows, int seen) {
        return views.list(from.generation(), query.after(from.sort(), from.id())).collectList().flatMap(documents -> {
            for (ViewDocument document : documents) {
                R row = shown.apply(ViewReader.read(view, document));
                if (row != null) {
                    rows.add(row);
                }
                if (rows.size() == limit) {
                    return Mono.just(new ListPage<>(rows, after(from, document)));
                }
            }
            if (documents.size() < CHUNK) {
                return Mono.just(new ListPage<>(rows, null));
            }
            ListCursor last = after(from, documents.getLast());
            return seen + CHUNK < MOST_LOOKED_THROUGH
                    ? next(query, limit, last, rows, seen + CHUNK)
                    : Mono.just(new ListPage<>(rows, last));
        });
    }

    private static ListCursor after(ListCursor from, ViewDocument document) {
        return new ListCursor(from.generation(), document.listSort(), document.id());
    }
}
