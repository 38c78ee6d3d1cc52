package org.serviceledger.query.http;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.Comparator;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.read.RateReader;

/** {@code GET /api/v1/metrics}: what the rates are and how each is defined (指标与口径). */
@RestController
public final class MetricEndpoint {

    private final RateReader rates;

    public MetricEndpoint(RateReader rates) {
        this.rates = rates;
    }

    /**
     * A metric.
     *
     * @param better AT_LEAST when more is better, AT_MOST when less is
     */
    public record Described(String id, String zh, String en, Comparator better, List<Definition> definitions) {}

    /** Every metric with the definitions that hold today, in the order in which they are shown. */
    @GetMapping("/api/v1/metrics")
    public Mono<ItemList<Described>> all() {
        return rates.metrics().map(entry -> {
            Metric metric = entry.getKey();
            return new Described(metric.id(), metric.name().zh(), metric.name().en(), metric.better(),
                    entry.getValue());
        }).collectList().map(ItemList::whole);
    }
}
