package org.serviceledger.core.identifier;

import org.jspecify.annotations.Nullable;

/**
 * Code of an administrative division (行政区划代码): province 2, city 2, county 2 (GB/T 2260), township 3, village 3
 * (GB/T 10114). It is kept with 12 digits; what is not given is zero.
 *
 * @param value 12 digits
 */
public record DivisionCode(String value) {

    /** Digits of the whole code. */
    public static final int LENGTH = 12;

    private static final String KIND = "a division code (GB/T 2260)";
    private static final int[] ENDS = {2, 4, 6, 9, 12};
    private static final int TO_COUNTY = 6;
    private static final int TO_TOWNSHIP = 9;

    /** @throws IdentifierException when it is not well formed */
    public DivisionCode {
        String reason = value.length() == LENGTH ? whyNot(value) : "is kept with 12 digits";
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
    }

    /**
     * Reads a code of 6, 9 or 12 digits.
     *
     * @throws IdentifierException when it is not well formed
     */
    public static DivisionCode of(String text) {
        String reason = whyNot(text);
        if (reason != null) {
            throw new IdentifierException(KIND, reason);
        }
        return new DivisionCode(text + "0".repeat(LENGTH - text.length()));
    }

    /** Whether the text is such a code; it has no check digit. */
    public static boolean isWellFormed(String text) {
        return whyNot(text) == null;
    }

    /** Why the text is no such code, or null when it is one. */
    public static @Nullable String whyNot(String text) {
        if (text.length() != TO_COUNTY && text.length() != TO_TOWNSHIP && text.length() != LENGTH) {
            return "has 6, 9 or 12 digits";
        }
        if (!Characters.areDigits(text, 0, text.length())) {
            return "consists of digits";
        }
        if (text.startsWith("00") && !areZeros(text, 2, text.length())) {
            return "begins with a province unless it is the whole country";
        }
        if (text.length() == LENGTH && areZeros(text, TO_COUNTY, TO_TOWNSHIP)
                && !areZeros(text, TO_TOWNSHIP, LENGTH)) {
            return "names a township when it names a village";
        }
        return null;
    }

    private static boolean areZeros(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** How many digits say something: 0 for the country, 2 province, 4 city, 6 county, 9 township, 12 village. */
    public int significantDigits() {
        int significant = 0;
        int from = 0;
        for (int end : ENDS) {
            significant = areZeros(value, from, end) ? significant : end;
            from = end;
        }
        return significant;
    }

    /** The 6 digits down to the county (GB/T 2260). */
    public String county() {
        return value.substring(0, TO_COUNTY);
    }

    /** The division's province. */
    public DivisionCode province() {
        return of(value.substring(0, 2) + "0000");
    }

    /** Whether this division lies within another one, or is it. */
    public boolean isWithin(DivisionCode other) {
        return value.startsWith(other.value.substring(0, other.significantDigits()));
    }

    @Override
    public String toString() {
        return value;
    }
}
