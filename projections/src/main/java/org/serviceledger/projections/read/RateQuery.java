package org.serviceledger.projections.read;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.projections.rates.Period;

/**
 * Which rates are asked for; what is null is not asked about.
 *
 * @param metric     metric id
 * @param definition name of one of its definitions; the standard one when null
 * @param asOf       as it was at the end of that day, by the days on which things happened
 * @param knownAt    as it was known then, by the times at which things were recorded
 */
public record RateQuery(@Nullable String metric, @Nullable String definition, Scope scope, Period period,
        @Nullable Instant asOf, @Nullable Instant knownAt) {

    /** As it is and is known now, by the standard definitions. */
    public RateQuery(@Nullable String metric, Scope scope, Period period) {
        this(metric, null, scope, period, null, null);
    }

    /** The same about another scope. */
    public RateQuery within(Scope other) {
        return new RateQuery(metric, definition, other, period, asOf, knownAt);
    }

    /**
     * The items and halls that count. Without any condition everything counts, also cases whose item is not known.
     *
     * @param region code of a division; what lies below it counts too
     * @param hall   a hall, for what is counted by halls
     */
    public record Scope(@Nullable String region, @Nullable AdministrativeLevel level, @Nullable String department,
            @Nullable String item, @Nullable String hall) {

        public static final Scope EVERYTHING = new Scope(null, null, null, null);

        /** A scope of items. */
        public Scope(@Nullable String region, @Nullable AdministrativeLevel level, @Nullable String department,
                @Nullable String item) {
            this(region, level, department, item, null);
        }

        /** Whether nothing is left out. */
        public boolean leavesNothingOut() {
            return equals(EVERYTHING);
        }
    }
}
