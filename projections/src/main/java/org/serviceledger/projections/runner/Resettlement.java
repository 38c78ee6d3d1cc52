package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.References;
import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/**
 * Lets the views of a partition follow that depend on reference data which an event has changed: an amended item or
 * calendar moves the cases that count by it. There may be very many, so they are read a page at a time,
 * twice: first to add up by how much each bucket moves, then, once all buckets are saved, to save the
 * views. After a crash in between the rerun finds the buckets stamped and only finishes the views. A view that
 * cannot follow stands still from the event on, as one that an event of its own cannot be applied to.
 */
final class Resettlement {

    private static final Logger LOG = LoggerFactory.getLogger(Resettlement.class);

    private static final int PAGE = 500;

    private final ViewStore store;
    private final Lane lane;
    private final List<View<?>> views;
    private final ParkedKeys parkedKeys;
    private final List<ParkedKey> parked = new ArrayList<>();

    Resettlement(ViewStore store, Lane lane, List<View<?>> views, ParkedKeys parkedKeys) {
        this.store = store;
        this.lane = lane;
        this.views = views;
        this.parkedKeys = parkedKeys.copy();
    }

    /** Whether any stored view depends on what the event changes, of whichever partition. */
    Mono<Boolean> concerns(RecordedEvent event) {
        return Flux.fromIterable(views)
                .concatMap(view -> Flux.fromIterable(view.dependents(event))
                        .concatMap(group -> store.list(lane.generation(),
                                new ListQuery(view.kind(), group, false, "", "", 1))))
                .hasElements();
    }

    /** By how much each bucket moves; views that cannot follow are {@link #parked} and stay as they are. */
    Mono<Map<BucketKey, Amount>> differences(RecordedEvent event, References before, References after) {
        Map<BucketKey, Amount> sums = new HashMap<>();
        return Flux.fromIterable(views)
                .concatMap(view -> pages(view, event, before, after)
                        .doOnNext(page -> changed(view, page, event, after).forEach(one -> one.differences(sums))))
                .then(Mono.just(sums));
    }

    /** The entities that could not follow, once {@link #differences} are there. */
    List<ParkedKey> parked() {
        return parked;
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
                try {
                    V before = ViewJson.read(document.json(), view.type());
                    V now = view.resettle(before, after, event);
                    if (!now.equals(before)) {
                        changed.add(Changed.of(view, document, before, now));
                    }
                } catch (RuntimeException e) {
                    ParkedKey still = new ParkedKey(document.kind(), document.id(), position, String.valueOf(e));
                    parkedKeys.add(still);
                    parked.add(still);
                }
            }
        }
        return changed;
    }

    private Flux<List<ViewDocument>> pages(View<?> view, RecordedEvent event, References before, References after) {
        return Flux.fromIterable(dependents(view, event, before, after))
                .concatMap(of -> pages(new ListQuery(view.kind(), List.of(of.group()), of.from(), of.through(), false,
                        "", "", PAGE)));
    }

    /** Where it cannot be told which views an event moves, all that depend on it are looked at. */
    private static List<View.Dependents> dependents(View<?> view, RecordedEvent event, References before,
            References after) {
        try {
            return view.dependents(event, before, after);
        } catch (RuntimeException e) {
            LOG.error("ALARM: all {} of {} are looked at for the event at position {}", view.kind(),
                    view.dependents(event), event.position(), e);
            return view.dependents(event).stream().map(View.Dependents::all).toList();
        }
    }

    /** A page is asked for by what the last one ended with, which saving does not change. */
    private Flux<List<ViewDocument>> pages(ListQuery first) {
        return store.list(lane, first).collectList()
                .expand(last -> last.size() < PAGE
                        ? Mono.empty()
                        : store.list(lane, first.after(last.getLast().listSort(), last.getLast().id())).collectList())
                .filter(page -> !page.isEmpty());
    }

    private record Changed<V>(View<V> view, ViewDocument document, V after, Map<BucketKey, Amount> more,
            Map<BucketKey, Amount> less) {

        /** Asks the view for everything that it will be asked for, so that nothing fails when its buckets have moved. */
        static <V> Changed<V> of(View<V> view, ViewDocument document, V before, V after) {
            view.listKeys(after);
            view.listSort(after);
            return new Changed<>(view, document, after, view.contributions(after), view.contributions(before));
        }

        void differences(Map<BucketKey, Amount> sums) {
            more.forEach((bucket, amount) -> sums.merge(bucket, amount, Amount::plus));
            less.forEach((bucket, amount) -> sums.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
        }

        ViewDocument document(long position) {
            return new ViewDocument(document.kind(), document.id(), position, view.listKeys(after),
                    view.listSort(after), ViewJson.write(after));
        }
    }
}
