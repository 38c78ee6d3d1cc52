package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.process.ProcessMap;
import org.serviceledger.projections.process.ProcessMining;
import org.serviceledger.projections.read.CaseSearch;

/** {@code GET /api/v1/process-map}: where the time of cases goes, and how often they go back (堵点图). */
@RestController
public final class ProcessMapEndpoint {

    private static final int USUAL = 20_000;
    private static final int MOST = 50_000;

    private final CaseSearch search;
    private final CallerSource callers;

    public ProcessMapEndpoint(CaseSearch search, CallerSource callers) {
        this.search = search;
        this.callers = callers;
    }

    /**
     * The map of the newest cases that meet all filters.
     *
     * @param limit how many cases are looked at at the most
     */
    @GetMapping("/api/v1/process-map")
    public Mono<ProcessMap> map(@ModelAttribute CaseFilter filter, @RequestParam @Nullable Integer limit) {
        int most = Parameters.limit(limit, USUAL, MOST);
        return callers.caller().flatMap(caller -> search.all(filter.queryFor(caller)).take(most + 1L).index()
                .reduceWith(Counting::new, (counting, found) -> {
                    if (found.getT1() < most) {
                        counting.mining.add(found.getT2());
                    } else {
                        counting.complete = false;
                    }
                    return counting;
                })).map(counting -> counting.mining.map(counting.complete));
    }

    private static final class Counting {
        private final ProcessMining mining = new ProcessMining();
        private boolean complete = true;
    }
}
