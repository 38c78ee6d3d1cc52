package org.serviceledger.projections.runner;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** What the runner tells of itself to monitoring. */
final class RunnerMeters {

    private final MeterRegistry registry;
    private final ProjectionRunner runner;
    private final Counter applied;
    private final Timer delay;
    private int partitions;

    RunnerMeters(MeterRegistry registry, ProjectionRunner runner) {
        this.registry = registry;
        this.runner = runner;
        applied = Counter.builder("projection.events").description("Events applied to the views").register(registry);
        delay = Timer.builder("projection.delay").description("How long events waited until they were applied")
                .publishPercentiles(0.5, 0.99).register(registry);
        Gauge.builder("projection.position", runner, ProjectionRunner::position)
                .description("Position up to which all partitions have everything").register(registry);
        Gauge.builder("projection.lag", runner, one -> one.status().lag()).description("Events not yet applied")
                .register(registry);
        Gauge.builder("projection.lag.seconds", runner, ProjectionRunner::lagSeconds)
                .description("For how long the earliest of them has been there").register(registry);
        Gauge.builder("projection.parked", runner, one -> one.status().parkedKeys())
                .description("Entities that stand still because an event could not be applied").register(registry);
        Gauge.builder("projection.rebuild.position", runner, RunnerMeters::rebuilt)
                .description("Position of the generation that is being built; -1 when none is").register(registry);
    }

    private static double rebuilt(ProjectionRunner runner) {
        var rebuild = runner.status().rebuild();
        return rebuild == null || rebuild.switchedAt() != null ? -1 : rebuild.position();
    }

    /** Registers the gauges of partitions that are not there yet. */
    synchronized void partitions(int count) {
        for (; partitions < count; partitions++) {
            int partition = partitions;
            Tags tags = Tags.of("partition", String.valueOf(partition));
            Gauge.builder("projection.partition.lag", runner, one -> lag(one, partition)).tags(tags)
                    .description("Events not yet applied to a partition").register(registry);
            Gauge.builder("projection.partition.lag.seconds", runner, one -> lagSeconds(one, partition)).tags(tags)
                    .description("For how long the earliest of them has been there").register(registry);
        }
    }

    private static double lag(ProjectionRunner runner, int partition) {
        return runner.status().partitions().stream().filter(one -> one.partition() == partition)
                .mapToDouble(one -> one.lag()).findAny().orElse(0);
    }

    private static double lagSeconds(ProjectionRunner runner, int partition) {
        return runner.status().partitions().stream().filter(one -> one.partition() == partition)
                .mapToDouble(one -> one.lagSeconds()).findAny().orElse(0);
    }

    void applied(long events, double waitedSeconds) {
        applied.increment(events);
        delay.record(Duration.ofNanos((long) (waitedSeconds * 1e9)));
    }
}
