package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.queue.TicketView;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.TicketPlace;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** {@code GET /api/v1/my/tickets}: the signed-in citizen's queue tickets. */
@RestController
public final class TicketEndpoint {

    private static final TicketView TICKETS = new TicketView();
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final ViewReader views;
    private final HallReader halls;
    private final CaseAccess access;

    public TicketEndpoint(ViewReader views, HallReader halls, CaseAccess access) {
        this.views = views;
        this.halls = halls;
        this.access = access;
    }

    /** The caller's own tickets, the latest first, with how many are ahead of each that waits. */
    @GetMapping("/api/v1/my/tickets")
    public Mono<ItemList<TicketPlace>> mine(@RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        return access.subject()
                .flatMap(subject -> views.page(TICKETS,
                        new ListQuery(TicketView.KIND, TicketView.ofSubject(subject), true, "", "", size),
                        Parameters.cursor(cursor)))
                .flatMap(page -> Flux.fromIterable(page.items()).concatMap(halls::placeOf).collectList().map(
                        places -> new ItemList<>(places, page.next() == null ? null : page.next().text())));
    }
}
