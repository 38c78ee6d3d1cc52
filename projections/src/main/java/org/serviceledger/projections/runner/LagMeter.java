package org.serviceledger.projections.runner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * Tells for how long something has been waiting to be applied, by when this process saw the ledger grow.
 * Needs no clock of the machines that record. Exact to 20 ms.
 */
final class LagMeter {

    private static final long APART_NANOS = 20_000_000;
    private static final int MOST = 10_000;

    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long end, long nanos) {}

    LagMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The ledger reaches to before this position. */
    synchronized void grown(long end) {
        long now = nanoTime.getAsLong();
        Sample last = samples.peekLast();
        if (last != null && now - last.nanos() < APART_NANOS) {
            // Keeps the earlier time: rather too long a wait than too short.
            samples.pollLast();
            samples.addLast(new Sample(Math.max(end, last.end()), last.nanos()));
        } else if (last == null || end > last.end()) {
            samples.addLast(new Sample(end, now));
            thin();
        }
    }

    /** Seconds for which the first event beyond a position has been there; 0 when there is none. */
    synchronized double secondsBeyond(long position) {
        for (Sample sample : samples) {
            if (sample.end() > position + 1) {
                return (nanoTime.getAsLong() - sample.nanos()) / 1e9;
            }
        }
        return 0;
    }

    /** Nothing up to a position is waited for any more. */
    synchronized void applied(long position) {
        while (samples.size() > 1 && samples.getFirst().end() <= position + 1) {
            samples.removeFirst();
        }
    }

    /** Every second one goes, not the oldest. */
    private void thin() {
        if (samples.size() > MOST) {
            Iterator<Sample> all = samples.iterator();
            boolean drop = false;
            while (all.hasNext()) {
                all.next();
                if (drop) {
                    all.remove();
                }
                drop = !drop;
            }
        }
    }
}
