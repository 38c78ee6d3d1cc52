package org.serviceledger.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.serviceledger.core.clock.LedgerClock;

/** Time as it goes by in the demonstration: it can stand, run faster than real time, and leap forward. Never back. */
final class SimulatedClock implements LedgerClock {

    private final LongSupplier nanoTime;
    private Instant anchor;
    private long anchorNanos;
    private int speed;

    /**
     * A clock that stands.
     *
     * @param nanoTime a steady source of nanoseconds
     */
    SimulatedClock(Instant start, LongSupplier nanoTime) {
        this.anchor = start;
        this.nanoTime = nanoTime;
        this.anchorNanos = nanoTime.getAsLong();
    }

    @Override
    public synchronized Instant now() {
        return anchor.plus(Duration.ofNanos(nanoTime.getAsLong() - anchorNanos).multipliedBy(speed));
    }

    /** Leaps to an instant, unless that lies in the past. */
    synchronized void leapTo(Instant instant) {
        Instant now = now();
        anchor = instant.isAfter(now) ? instant : now;
        anchorNanos = nanoTime.getAsLong();
    }

    /**
     * Runs from now on.
     *
     * @param seconds that go by in a real second; 0 stands still
     */
    synchronized void run(int seconds) {
        anchor = now();
        anchorNanos = nanoTime.getAsLong();
        speed = seconds;
    }
}
