package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the ledger reports about itself. */
public final class LedgerMetrics {

    private final MeterRegistry registry;
    private final Counter appended;
    private final Timer latency;
    private final DistributionSummary blockEvents;
    private final DistributionSummary blockBytes;

    /** Meters are registered with the registry at once, so that they show before the first append. */
    public LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.appended = Counter.builder("ledger.events.appended").description("Events appended by this process")
                .register(registry);
        this.latency = Timer.builder("ledger.append.latency")
                .description("From the arrival of an append to its durable answer").publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000)).maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        this.blockEvents = DistributionSummary.builder("ledger.block.events").description("Events in a block")
                .publishPercentiles(0.5, 0.99).register(registry);
        this.blockBytes = DistributionSummary.builder("ledger.block.bytes").description("Payload bytes in a block")
                .baseUnit("bytes").publishPercentiles(0.5, 0.99).register(registry);
    }

    void watchPending(Supplier<Number> pending) {
        Gauge.builder("ledger.appends.pending", pending).description("Appends that wait for a block")
                .register(registry);
    }

    void watchHead(Supplier<Number> nextPosition) {
        Gauge.builder("ledger.head.position", nextPosition).description("Position that the next event will get")
                .register(registry);
    }

    void blockWritten(int events, long bytes) {
        appended.increment(events);
        blockEvents.record(events);
        blockBytes.record(bytes);
    }

    void answered(long arrivedNanos) {
        latency.record(System.nanoTime() - arrivedNanos, TimeUnit.NANOSECONDS);
    }
}
