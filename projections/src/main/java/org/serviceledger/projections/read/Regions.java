package org.serviceledger.projections.read;

import org.jspecify.annotations.Nullable;

/** Division codes (GB/T 2260, GB/T 10114): each level adds digits, and zeros fill what is not said. */
final class Regions {

    private static final int[] LEVEL_DIGITS = {2, 4, 6, 9, 12};

    private Regions() {}

    /** Whether a division lies within another, or is it. */
    static boolean contains(String outer, @Nullable String inner) {
        if (inner == null) {
            return false;
        }
        String significant = outer;
        for (int digits : LEVEL_DIGITS) {
            if (outer.length() > digits && outer.substring(digits).chars().allMatch(c -> c == '0')) {
                significant = outer.substring(0, digits);
                break;
            }
        }
        return inner.startsWith(significant);
    }
}
