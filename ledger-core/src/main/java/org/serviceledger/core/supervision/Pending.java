package org.serviceledger.core.supervision;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.NoticeLapse;

/** Something that the ledger has to record of a case by itself, once its time has come. */
public sealed interface Pending {

    /** From this instant on. */
    Instant from();

    /** No longer from this instant on; null if that does not pass. */
    default @Nullable Instant until() {
        return null;
    }

    /** Whether it is to be recorded at an instant. */
    default boolean at(Instant now) {
        Instant end = until();
        return !now.isBefore(from()) && (end == null || now.isBefore(end));
    }

    /**
     * The application counts as accepted (视为受理).
     *
     * @param lapse the time for a notice that passed without one
     */
    record Deem(NoticeLapse lapse) implements Pending {
        @Override
        public Instant from() {
            return lapse.since();
        }
    }

    /**
     * A deemed acceptance that is recorded does not follow from the facts that are known by now.
     *
     * @param day from which the case counts as accepted instead; null when it does not
     */
    record Correct(@Nullable LocalDate day, Instant from, @Nullable Instant until) implements Pending {}

    /** A warning is to be raised (预警). */
    record Warn(SupervisionPoint point, Instant from) implements Pending {}
}
