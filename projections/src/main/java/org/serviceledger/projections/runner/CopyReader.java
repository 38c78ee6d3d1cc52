package org.serviceledger.projections.runner;

import java.util.HashMap;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.DefinitionView;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/** Reads a partition's own copy of reference data back. */
record CopyReader(ViewStore store, Lane lane) {

    private static final int PAGE = 1000;

    Mono<KnownReferences> all() {
        Mono<KnownReferences> known = scan(new CalendarView()).reduce(KnownReferences.NONE, KnownReferences::with)
                .flatMap(found -> scan(new HallCardView()).reduce(found, KnownReferences::with))
                .flatMap(found -> scan(new DefinitionView()).reduce(found, KnownReferences::with));
        return known.zipWith(scan(new ItemView()).collect(HashMap<String, ItemFile>::new,
                (items, item) -> items.put(item.itemCode(), item)), KnownReferences::withItems);
    }

    private <V> Flux<V> scan(View<V> original) {
        String kind = ReferenceCopy.kindOf(original);
        String prefix = ReferenceCopy.prefix(lane.partition());
        return page(kind, prefix).expand(last -> last.size() < PAGE ? Mono.empty() : page(kind, last.getLast().id()))
                .flatMapIterable(page -> page).takeWhile(document -> document.id().startsWith(prefix))
                .map(document -> ViewJson.read(document.json(), original.type()));
    }

    private Mono<List<ViewDocument>> page(String kind, String afterId) {
        return store.scan(lane.generation(), kind, afterId, PAGE).collectList();
    }
}
