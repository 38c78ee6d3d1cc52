package org.serviceledger.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateRow;

/** Shows the rates, over everything and all time, to whoever watches the server's metrics. */
final class RateGauges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RateGauges.class);
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final RateQuery ALL = new RateQuery(null, RateQuery.Scope.EVERYTHING, Period.ALL);

    private final RateReader rates;
    private final ProjectionFeed feed;
    private final Map<String, RateRow> latest = new ConcurrentHashMap<>();
    private @Nullable Disposable work;

    RateGauges(RateReader rates, ProjectionFeed feed, MeterRegistry registry) {
        this.rates = rates;
        this.feed = feed;
        for (MetricCatalogue.Metric metric : MetricCatalogue.all()) {
            Gauge.builder("service.rate", () -> value(metric.id())).tag("metric", metric.id())
                    .description("A rate of the field: from 0 to 1, or how many, or how long").register(registry);
            Gauge.builder("service.rate.numerator", () -> row(metric.id(), RateRow::numerator))
                    .tag("metric", metric.id())
                    .register(registry);
            Gauge.builder("service.rate.denominator", () -> row(metric.id(), RateRow::denominator))
                    .tag("metric", metric.id()).register(registry);
        }
    }

    void start() {
        work = feed.positions().onBackpressureLatest()
                .concatMap(p -> rates.rates(ALL).doOnNext(row -> latest.put(row.metric(), row)).then(Mono.delay(PACE)),
                        1)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, PACE).maxBackoff(PACE.multipliedBy(12)))
                .subscribe(done -> {}, e -> LOG.error("the rates are no longer shown among the metrics", e));
    }

    private double value(String metric) {
        RateRow row = latest.get(metric);
        return row == null || row.value() == null ? Double.NaN : row.value().doubleValue();
    }

    private double row(String metric, java.util.function.ToLongFunction<RateRow> field) {
        RateRow row = latest.get(metric);
        return row == null ? Double.NaN : field.applyAsLong(row);
    }

    @Override
    public void close() {
        if (work != null) {
            work.dispose();
        }
    }
}
