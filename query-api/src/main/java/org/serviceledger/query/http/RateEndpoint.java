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

import org.serviceledger.projections.rates.Period.Step;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateReader.UnknownDefinitionException;
import org.serviceledger.projections.read.RateRow;

/** The rates against their targets. */
@RestController
public final class RateEndpoint {

    private static final Duration PACE = Duration.ofMillis(500);
    private static final int USUAL_DAYS = 30;
    private static final int USUAL_STEPS = 12;
    private static final int MOST_STEPS = 400;

    private final RateReader rates;
    private final ProjectionFeed feed;

    public RateEndpoint(RateReader rates, ProjectionFeed feed) {
        this.rates = rates;
        this.feed = feed;
    }

    /** Each metric once, for the scope and period asked for. */
    @GetMapping("/api/v1/rates")
    public Mono<ItemList<RateRow>> now(@RequestParam @Nullable String metric, RateParameters parameters) {
        return list(parameters.query(metric));
    }

    /** The same, and again whenever a number moves. */
    @GetMapping(path = "/api/v1/rates/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<ItemList<RateRow>>> stream(@RequestParam @Nullable String metric,
            RateParameters parameters) {
        RateQuery query = parameters.query(metric);
        Flux<ItemList<RateRow>> lists = Beats.paced(feed.positions(), PACE).concatMap(position -> list(query), 1)
                .distinctUntilChanged(RateEndpoint::content);
        return Beats.with(lists.map(list -> ServerSentEvent.builder(list)
                .id(String.valueOf(list.items().isEmpty() ? feed.position() : list.items().getFirst().position()))
                .event("rates").build()));
    }

    /**
     * A metric step by step, today's last.
     *
     * @param step  DAY, MONTH, QUARTER or YEAR
     * @param steps how many; {@code days} is the same
     */
    @GetMapping("/api/v1/rates/{metric}/trend")
    public Mono<ItemList<RateRow.Day>> trend(@PathVariable String metric, RateParameters parameters,
            @RequestParam @Nullable String step, @RequestParam @Nullable Integer steps,
            @RequestParam @Nullable Integer days) {
        RateQuery query = parameters.query(metric);
        Step by = Parameters.oneOf("step", step, Step.class);
        Integer count = steps == null ? days : steps;
        if (count != null && (count < 1 || count > MOST_STEPS)) {
            throw Parameters.bad(steps == null ? "days" : "steps", "must lie between 1 and " + MOST_STEPS);
        }
        int usual = by == null || by == Step.DAY ? USUAL_DAYS : USUAL_STEPS;
        return whole(rates.trend(query, by == null ? Step.DAY : by, count == null ? usual : count));
    }

    /** A metric under each of its definitions, side by side (口径对比). */
    @GetMapping("/api/v1/rates/{metric}/definitions")
    public Mono<ItemList<RateRow>> underEachDefinition(@PathVariable String metric, RateParameters parameters) {
        return whole(rates.underEachDefinition(Parameters.metric(metric), parameters.query(metric)));
    }

    private Mono<ItemList<RateRow>> list(RateQuery query) {
        return whole(rates.rates(query));
    }

    private static <T> Mono<ItemList<T>> whole(Flux<T> rows) {
        return rows.collectList().map(ItemList::whole).onErrorMap(UnknownDefinitionException.class,
                e -> Parameters.bad("definition", String.valueOf(e.getMessage())));
    }

    private static List<Object> content(ItemList<RateRow> list) {
        return list.items().stream().map(row -> (Object) List.of(row.numerator(), row.denominator(), row.targets()))
                .toList();
    }
}
