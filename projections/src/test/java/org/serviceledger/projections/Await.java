package org.serviceledger.projections;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, but not for ever. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Await() {}

    public static void until(String what, BooleanSupplier reached) {
        until(what, reached, () -> "");
    }

    /**
     * @param state told when what is waited for does not come
     */
    public static void until(String what, BooleanSupplier reached, Supplier<?> state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + " " + state.get());
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
