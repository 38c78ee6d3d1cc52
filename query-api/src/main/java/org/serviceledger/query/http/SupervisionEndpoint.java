package org.serviceledger.query.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseOversight.OrderState;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.ListPage;

/** {@code GET /api/v1/supervision}: the board of yellow and red lights (电子监察红黄牌), and of orders to act (督办). */
@RestController
public final class SupervisionEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<Light> WARNING = EnumSet.of(Light.YELLOW, Light.RED, Light.LEGAL_RED);

    private final CaseSearch search;
    private final CaseEndpoint cases;
    private final CallerSource callers;

    public SupervisionEndpoint(CaseSearch search, CaseEndpoint cases, CallerSource callers) {
        this.search = search;
        this.cases = cases;
        this.callers = callers;
    }

    /**
     * Cases with their warnings and orders, the newest application first.
     *
     * @param filter as for a search of cases. Without {@code light} the open cases that are yellow or red now
     * @param state  cases with an order that is so far: ISSUED, ANSWERED, CLOSED; then of whatever light
     */
    @GetMapping("/api/v1/supervision")
    public Mono<ItemList<CaseAnswer>> board(@ModelAttribute CaseFilter filter, @RequestParam @Nullable String state,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        Set<OrderState> orders = CaseFilter.values("state", state, OrderState.class);
        return callers.caller().flatMap(caller -> {
            CaseQuery asked = filter.queryFor(caller);
            CaseQuery query = (orders.isEmpty() && asked.lights().isEmpty() ? asked.withLights(WARNING) : asked)
                    .withOrders(orders);
            boolean masked = CaseFilter.masked(caller);
            return search.page(query, size, Parameters.cursor(cursor)).flatMap(page -> answers(page, masked));
        });
    }

    private Mono<ItemList<CaseAnswer>> answers(ListPage<CaseFile> page, boolean masked) {
        String next = page.next() == null ? null : page.next().text();
        Flux<CaseAnswer> answers = Flux.fromIterable(page.items()).concatMap(cases::now);
        Mono<List<CaseAnswer>> shown = (masked ? answers.map(CaseAnswer::masked) : answers).collectList();
        return shown.map(items -> new ItemList<>(items, next));
    }
}
