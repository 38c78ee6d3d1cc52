package org.serviceledger.query.http;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.rates.Metrics.Metric;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateRow;

/** The rates against their targets. */
@RestController
public final class RateEndpoint {

    private static final Duration PACE = Duration.ofMillis(500);
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    private final RateReader rates;
    private final ProjectionFeed feed;

    public RateEndpoint(RateReader rates, ProjectionFeed feed) {
        this.rates = rates;
        this.feed = feed;
    }

    /** Each metric once, for the scope and period asked for. */
    @GetMapping("/api/v1/rates")
    public Mono<ItemList<RateRow>> now(@RequestParam @Nullable String metric, @RequestParam @Nullable String region,
            @RequestParam @Nullable String level, @RequestParam @Nullable String department,
            @RequestParam @Nullable String item, @RequestParam @Nullable String period,
            @RequestParam @Nullable String definition) {
        return list(query(metric, region, level, department, item, period, definition));
    }

    /** The same, and again whenever a number moves. */
    @GetMapping(path = "/api/v1/rates/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<ItemList<RateRow>>> stream(@RequestParam @Nullable String metric,
            @RequestParam @Nullable String region, @RequestParam @Nullable String level,
            @RequestParam @Nullable String department, @RequestParam @Nullable String item,
            @RequestParam @Nullable String period, @RequestParam @Nullable String definition) {
        RateQuery query = query(metric, region, level, department, item, period, definition);
        Flux<ItemList<RateRow>> lists = Beats.paced(feed.positions(), PACE).concatMap(position -> list(query), 1)
                .distinctUntilChanged(RateEndpoint::content);
        return Beats.with(lists.map(list -> ServerSentEvent.builder(list)
                .id(String.valueOf(list.items().isEmpty() ? feed.position() : list.items().getFirst().position()))
                .event("rates").build()));
    }

    /** A metric day by day, today last. */
    @GetMapping("/api/v1/rates/{metric}/trend")
    public Mono<ItemList<RateRow.Day>> trend(@PathVariable String metric, @RequestParam @Nullable String region,
            @RequestParam @Nullable String level, @RequestParam @Nullable String department,
            @RequestParam @Nullable String item, @RequestParam @Nullable Integer days) {
        Metric known = Parameters.metric(metric);
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Parameters.bad("days", "must lie between 1 and " + MOST_DAYS);
        }
        return rates.trend(known, Parameters.scope(region, level, department, item), days == null ? USUAL_DAYS : days)
                .collectList().map(ItemList::whole);
    }

    private Mono<ItemList<RateRow>> list(RateQuery query) {
        return rates.rates(query).collectList().map(ItemList::whole);
    }

    private static RateQuery query(@Nullable String metric, @Nullable String region, @Nullable String level,
            @Nullable String department, @Nullable String item, @Nullable String period, @Nullable String definition) {
        String id = Parameters.nonEmpty(metric);
        if (id != null) {
            Metric known = Parameters.metric(id);
            if (definition != null && !definition.isEmpty() && !definition.equals(known.definition())) {
                throw Parameters.bad("definition", id + " is defined as " + known.definition());
            }
        }
        return new RateQuery(id, Parameters.scope(region, level, department, item), Parameters.period(period));
    }

    private static List<Object> content(ItemList<RateRow> list) {
        return list.items().stream().map(row -> (Object) List.of(row.numerator(), row.denominator(), row.targets()))
                .toList();
    }
}
