package org.serviceledger.projections.reference;

import java.util.HashMap;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/** Reads reference data back from the views in which it is kept. */
public final class ReferenceReader {

    private static final int PAGE = 1000;
    private static final ItemView ITEMS = new ItemView();
    private static final CalendarView CALENDARS = new CalendarView();
    private static final HallCardView HALLS = new HallCardView();
    private static final DefinitionView DEFINITIONS = new DefinitionView();

    private final ViewStore store;
    private final Generations generations;

    public ReferenceReader(ViewStore store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    /** Everything. */
    public Mono<KnownReferences> all() {
        Mono<KnownReferences> calendars = calendars();
        return calendars.zipWith(scan(ITEMS).collect(HashMap<String, ItemFile>::new,
                (items, item) -> items.put(item.itemCode(), item)), KnownReferences::withItems);
    }

    /** What concerns one item. */
    public Mono<KnownReferences> of(String itemCode) {
        Mono<KnownReferences> calendars = calendars();
        return itemCode.isEmpty()
                ? calendars
                : calendars.flatMap(known -> store.find(generations.inUse(), ITEMS.kind(), itemCode)
                        .map(document -> known.with(ViewJson.read(document.json(), ITEMS.type())))
                        .defaultIfEmpty(known));
    }

    private Mono<KnownReferences> calendars() {
        return scan(CALENDARS).reduce(KnownReferences.NONE, KnownReferences::with)
                .flatMap(known -> scan(HALLS).reduce(known, KnownReferences::with))
                .flatMap(known -> scan(DEFINITIONS).reduce(known, KnownReferences::with));
    }

    private <V> Flux<V> scan(View<V> view) {
        return Flux.defer(() -> {
            int generation = generations.inUse();
            return page(generation, view.kind(), "")
                    .expand(last -> last.size() < PAGE
                            ? Mono.empty()
                            : page(generation, view.kind(), last.getLast().id()))
                    .flatMapIterable(page -> page).map(document -> ViewJson.read(document.json(), view.type()));
        });
    }

    private Mono<List<ViewDocument>> page(int generation, String kind, String afterId) {
        return store.scan(generation, kind, afterId, PAGE).collectList();
    }
}
