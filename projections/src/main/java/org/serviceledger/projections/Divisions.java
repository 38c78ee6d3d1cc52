package org.serviceledger.projections;

import java.util.ArrayList;
import java.util.List;

/** Division codes (GB/T 2260, GB/T 10114): each level adds digits, and zeros fill what is not said. */
public final class Divisions {

    private static final int[] LEVEL_DIGITS = {2, 4, 6, 9, 12};

    private Divisions() {}

    /** The digits that say something: those of all divisions below begin with them. */
    public static String significant(String code) {
        for (int digits : LEVEL_DIGITS) {
            if (code.length() > digits && code.substring(digits).chars().allMatch(c -> c == '0')) {
                return code.substring(0, digits);
            }
        }
        return code;
    }

    /** The significant digits of the divisions that a division lies in, the greatest first, and its own. */
    public static List<String> levels(String code) {
        String own = significant(code);
        List<String> levels = new ArrayList<>();
        for (int digits : LEVEL_DIGITS) {
            if (digits < own.length()) {
                levels.add(own.substring(0, digits));
            }
        }
        levels.add(own);
        return levels;
    }
}
