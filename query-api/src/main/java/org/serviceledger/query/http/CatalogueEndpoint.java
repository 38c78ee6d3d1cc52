package org.serviceledger.query.http;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** {@code GET /api/v1/items}: the catalogue of service items in force. */
@RestController
public final class CatalogueEndpoint {

    private static final ItemView ITEMS = new ItemView();
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final ViewReader views;

    public CatalogueEndpoint(ViewReader views) {
        this.views = views;
    }

    /** Items by code, a page at a time. */
    @GetMapping("/api/v1/items")
    public Mono<ItemList<ServiceItemPublished>> list(@RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        ListQuery query = new ListQuery(ItemView.KIND, ItemView.LIST, false, "", "",
                Parameters.limit(limit, USUAL, MOST));
        return views.page(ITEMS, query, Parameters.cursor(cursor)).map(CatalogueEndpoint::described);
    }

    /** Without the items of which only a move or an exemption is known; they may make a page shorter. */
    private static ItemList<ServiceItemPublished> described(ListPage<ItemFile> page) {
        List<ServiceItemPublished> items = page.items().stream().flatMap(file -> Stream.ofNullable(file.published()))
                .toList();
        return new ItemList<>(items, ItemList.of(page, ItemFile::itemCode).nextCursor());
    }
}
