package org.serviceledger.projections.runner;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.read.ProjectionStatus.State;
import org.serviceledger.projections.store.Lane;

/** How far the views are. Written by the runner only, read by anybody. */
final class Progress {

    /** Further behind than this is catching up, not keeping up. */
    private static final long USUAL_LAG = 1000;
    private static final double WEIGHT = 0.2;

    private final Sinks.Many<Long> positions = Sinks.many().replay().latestOrDefault(-1L);
    private volatile long position = -1;
    private volatile double eventsPerSecond;
    private volatile int parked;
    private volatile boolean running;
    private long lastNanos = System.nanoTime();

    void started(long startPosition, int parkedKeys) {
        lastNanos = System.nanoTime();
        parked = parkedKeys;
        running = true;
        moveTo(startPosition);
    }

    void reached(long newPosition, int events, int parkedKeys) {
        long now = System.nanoTime();
        double seconds = Math.max(1e-6, (now - lastNanos) / 1e9);
        lastNanos = now;
        eventsPerSecond = (1 - WEIGHT) * eventsPerSecond + WEIGHT * events / seconds;
        parked = parkedKeys;
        moveTo(newPosition);
    }

    private void moveTo(long newPosition) {
        position = newPosition;
        positions.tryEmitNext(newPosition).orThrow();
    }

    /** There is nothing to do; the time until the next event does not count. */
    void idle() {
        eventsPerSecond = 0;
    }

    /** There is something to do again. */
    void busy() {
        lastNanos = System.nanoTime();
    }

    void stopped() {
        running = false;
        eventsPerSecond = 0;
    }

    long position() {
        return position;
    }

    int parked() {
        return parked;
    }

    Flux<Long> positions() {
        return positions.asFlux().onBackpressureLatest();
    }

    ProjectionStatus status(String name, Lane lane, long head) {
        long lag = Math.max(0, head - position);
        State state = !running ? State.STOPPED : lag > USUAL_LAG ? State.CATCHING_UP : State.RUNNING;
        return new ProjectionStatus(name, lane.generation(), lane.partition(), position, head, lag,
                Math.round(eventsPerSecond * 10) / 10.0, state, parked);
    }
}
