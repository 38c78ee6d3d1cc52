package org.serviceledger.projections.read;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.projections.rates.Period;

/**
 * Which rates are asked for; what is null is not asked about.
 *
 * @param metric metric id
 * @param region division code; what lies below it counts too
 */
public record RateQuery(@Nullable String metric, Scope scope, Period period) {

    /** The items that count. Without any condition everything counts, also cases whose item is not known. */
    public record Scope(@Nullable String region, @Nullable AdministrativeLevel level, @Nullable String department,
            @Nullable String item) {

        public static final Scope EVERYTHING = new Scope(null, null, null, null);

        /** Whether nothing is left out. */
        public boolean leavesNothingOut() {
            return equals(EVERYTHING);
        }
    }
}
