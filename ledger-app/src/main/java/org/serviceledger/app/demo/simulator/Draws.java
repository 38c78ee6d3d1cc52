package org.serviceledger.app.demo.simulator;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was drawn: how often something might have happened, and how often it did. */
public final class Draws {

    private final Map<Parameter, long[]> counts = new EnumMap<>(Parameter.class);

    /** What was drawn of a parameter. */
    public record Count(long trials, long hits) {

        /** Observed share; 0 without a trial. */
        public double share() {
            return trials == 0 ? 0 : (double) hits / trials;
        }

        /** How many standard errors the share lies from an expected one. */
        public double standardErrorsFrom(double expected) {
            return trials == 0 ? 0 : Math.abs(share() - expected) / Math.sqrt(expected * (1 - expected) / trials);
        }
    }

    void note(Parameter parameter, boolean happened) {
        long[] count = counts.computeIfAbsent(parameter, any -> new long[2]);
        count[0]++;
        count[1] += happened ? 1 : 0;
    }

    /** What was drawn of a parameter so far. */
    public Count of(Parameter parameter) {
        long[] count = counts.get(parameter);
        return count == null ? new Count(0, 0) : new Count(count[0], count[1]);
    }
}
