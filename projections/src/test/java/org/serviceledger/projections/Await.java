package org.serviceledger.projections;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, but not for ever. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Await() {}

    public static void until(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what, e);
            }
        }
    }
}
