package org.serviceledger.query.http;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.ViewReader;

/** {@code GET /api/v1/items}: the catalogue of service items in force. */
@RestController
public final class CatalogueEndpoint {

    private static final ItemView ITEMS = new ItemView();
    private final ViewReader views;

    public CatalogueEndpoint(ViewReader views) {
        this.views = views;
    }

    /** Every item, by code. */
    @GetMapping("/api/v1/items")
    public Mono<ItemList<ServiceItemPublished>> all() {
        return views.all(ITEMS, ItemView.LIST).mapNotNull(ItemFile::published).collectList().map(ItemList::whole);
    }
}
