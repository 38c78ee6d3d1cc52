package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.References;
import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/**
 * Lets the views of a partition follow that depend on reference data which an event has changed: an amended item or
 * calendar moves the cases that count by it. There may be very many, so they are read a page at a time,
 * twice: first to add up by how much each bucket moves, then, once all buckets are saved, to save the
 * views. After a crash in between the rerun finds the buckets stamped and only finishes the views.
 */
final class Resettlement {

    private static final int PAGE = 500;

    private final ViewStore store;
    private final Lane lane;
    private final List<View<?>> views;
    private final ParkedKeys parkedKeys;

    Resettlement(ViewStore store, Lane lane, List<View<?>> views, ParkedKeys parkedKeys) {
        this.store = store;
        this.lane = lane;
        this.views = views;
        this.parkedKeys = parkedKeys;
    }

    /** Whether any stored view depends on what the event changes, of whichever partition. */
    Mono<Boolean> concerns(RecordedEvent event) {
        return Flux.fromIterable(views)
                .concatMap(view -> Flux.fromIterable(view.dependents(event))
                        .concatMap(group -> store.list(lane.generation(),
                                new ListQuery(view.kind(), group, false, "", "", 1))))
                .hasElements();
    }

    /** By how much each bucket moves. */
    Mono<Map<BucketKey, Amount>> differences(RecordedEvent event, References before, References after) {
        Map<BucketKey, Amount> sums = new HashMap<>();
        return Flux.fromIterable(views)
                .concatMap(view -> pages(view, event, before, after)
                        .doOnNext(page -> changed(view, page, event, after).forEach(one -> one.differences(sums))))
                .then(Mono.just(sums));
    }

    /** Saves every view that has changed, stamped with the event's position. */
    Mono<Void> save(RecordedEvent event, References before, References after) {
        return Flux.fromIterable(views)
                .concatMap(view -> pages(view, event, before, after)
                        .map(page -> changed(view, page, event, after).stream()
                                .map(one -> one.document(event.position())).toList())
                        .concatMap(documents -> store.saveViews(lane, documents)))
                .then();
    }

    private <V> List<Changed<V>> changed(View<V> view, List<ViewDocument> page, RecordedEvent event,
            References after) {
        long position = event.position();
        List<Changed<V>> changed = new ArrayList<>();
        for (ViewDocument document : page) {
            boolean stands = parkedKeys.standsStill(new EntityKey(document.kind(), document.id()), position);
            if (document.position() < position && !stands) {
                V before = ViewJson.read(document.json(), view.type());
                V now = view.resettle(before, after, event);
                if (!now.equals(before)) {
                    changed.add(new Changed<>(view, document, before, now));
                }
            }
        }
        return changed;
    }

    private Flux<List<ViewDocument>> pages(View<?> view, RecordedEvent event, References before, References after) {
        return Flux.fromIterable(view.dependents(event, before, after))
                .concatMap(of -> pages(new ListQuery(view.kind(), List.of(of.group()), of.from(), of.through(), false,
                        "", "", PAGE)));
    }

    /** A page is asked for by what the last one ended with, which saving does not change. */
    private Flux<List<ViewDocument>> pages(ListQuery first) {
        return store.list(lane, first).collectList()
                .expand(last -> last.size() < PAGE
                        ? Mono.empty()
                        : store.list(lane, first.after(last.getLast().listSort(), last.getLast().id())).collectList())
                .filter(page -> !page.isEmpty());
    }

    private record Changed<V>(View<V> view, ViewDocument document, V before, V after) {

        void differences(Map<BucketKey, Amount> sums) {
            view.contributions(after).forEach((bucket, amount) -> sums.merge(bucket, amount, Amount::plus));
            view.contributions(before)
                    .forEach((bucket, amount) -> sums.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
        }

        ViewDocument document(long position) {
            return new ViewDocument(document.kind(), document.id(), position, view.listKeys(after),
                    view.listSort(after), ViewJson.write(after));
        }
    }
}
