package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as ECMAScript's {@code Number::toString} prints them, which RFC 8785 prescribes. */
final class CanonicalNumber {

    private CanonicalNumber() {}

    /**
     * The text of the double nearest to a decimal number.
     *
     * @throws CanonicalJson.NotRepresentable when there is none, because the number is too large
     */
    static String nearest(BigDecimal number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw new CanonicalJson.NotRepresentable("inexact-number", "a number is too large for a double");
        }
        return of(value);
    }

    /**
     * The text of a number that stays the same decimal number.
     *
     * @throws CanonicalJson.NotRepresentable when it would not: it has more digits than a double keeps
     */
    static String exact(BigDecimal number) {
        String text = nearest(number);
        if (new BigDecimal(text).compareTo(number) != 0) {
            throw new CanonicalJson.NotRepresentable("inexact-number",
                    "a number has more digits than a double keeps; send it as a text");
        }
        return text;
    }

    /** The text of a finite double. */
    static String of(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return (value < 0 ? "-" : "") + place(digits, digits.length() - shortest.scale());
    }

    /**
     * The decimal number of fewest digits that reads back as the same double. Java's own text is
     * that, except that Java prints two digits where one would do (4.9E-324 for 5e-324).
     */
    private static BigDecimal shortest(double magnitude) {
        BigDecimal java = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (java.precision() == 2) {
            BigDecimal oneDigit = java.round(new MathContext(1, RoundingMode.HALF_UP)).stripTrailingZeros();
            if (oneDigit.doubleValue() == magnitude) {
                return oneDigit;
            }
        }
        return java;
    }

    /** Sets the decimal point behind so many of the digits. */
    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }
}
