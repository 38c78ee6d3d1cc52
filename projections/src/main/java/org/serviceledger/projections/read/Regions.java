package org.serviceledger.projections.read;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Divisions;

/** Which divisions lie in which. */
final class Regions {

    private Regions() {}

    /** Whether a division lies within another, or is it. */
    static boolean contains(String outer, @Nullable String inner) {
        return inner != null && inner.startsWith(Divisions.significant(outer));
    }
}
