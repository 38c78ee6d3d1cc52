package org.serviceledger.projections.runner;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.store.Lane;

/** How far the views are. Written by the runner only, read by anybody. */
final class Progress {

    private static final double WEIGHT = 0.2;
    private final Sinks.Many<Long> positions = Sinks.many().replay().latest();
    private volatile long position = -1;
    private volatile double eventsPerSecond;
    private volatile int parked;
    private long lastNanos = System.nanoTime();

    void reached(long newPosition, int events) {
        long now = System.nanoTime();
        double seconds = Math.max(1e-6, (now - lastNanos) / 1e9);
        lastNanos = now;
        eventsPerSecond = (1 - WEIGHT) * eventsPerSecond + WEIGHT * events / seconds;
        position = newPosition;
        positions.tryEmitNext(newPosition).orThrow();
    }

    void idle() {
        lastNanos = System.nanoTime();
        eventsPerSecond = 0;
    }

    void parked(int count) {
        parked = count;
    }

    long position() {
        return position;
    }

    Flux<Long> positions() {
        return positions.asFlux().onBackpressureLatest();
    }

    ProjectionStatus status(String name, Lane lane, long head, boolean running) {
        long lag = Math.max(0, head - position);
        ProjectionStatus.State state = !running
                ? ProjectionStatus.State.STOPPED
                : lag > 1000 ? ProjectionStatus.State.CATCHING_UP : ProjectionStatus.State.RUNNING;
        return new ProjectionStatus(name, lane.generation(), lane.partition(), position, head, lag,
                Math.round(eventsPerSecond * 10) / 10.0, state, parked);
    }
}
