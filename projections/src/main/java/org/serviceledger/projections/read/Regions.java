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

    /**
     * The division directly below one that another lies in; the one itself for what it does itself, and an
     * empty code for what is not known to lie in any.
     *
     * @param outer null for the whole country, below which are provinces
     */
    static String childOf(@Nullable String outer, @Nullable String inner) {
        if (inner == null || inner.isEmpty()) {
            return "";
        }
        int above = outer == null ? 0 : Divisions.significant(outer).length();
        return Divisions.levels(inner).stream().filter(level -> level.length() > above).findFirst()
                .map(level -> level + "0".repeat(inner.length() - level.length()))
                .orElse(outer == null ? inner : outer);
    }
}
