package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * JSON in its one canonical form (RFC 8785, JSON Canonicalization Scheme): members sorted by UTF-16
 * code units, no white space, numbers as ECMAScript prints a double, strings escaped as little as
 * possible. Two texts that mean the same have the same bytes.
 */
public final class CanonicalJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @throws NotRepresentable when a number is not exactly a double, or text is not Unicode
     */
    public static byte[] encode(JsonNode value) {
        StringBuilder out = new StringBuilder(512);
        write(value, out);
        return utf8(out);
    }

    private static byte[] utf8(StringBuilder text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            throw new NotRepresentable("half of a surrogate pair");
        }
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> writeString(value.stringValue(), out);
            case NUMBER -> out.append(number(value.decimalValue()));
            case BOOLEAN -> out.append(value.booleanValue());
            default -> out.append("null");
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        // String's natural order is by UTF-16 code units, as the RFC demands.
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
        }
        out.append('}');
    }

    private static void writeArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A number as ECMAScript's Number::toString prints it. */
    static String number(BigDecimal exact) {
        double value = exact.doubleValue();
        if (Double.isInfinite(value) || new BigDecimal(Double.toString(value)).compareTo(exact) != 0) {
            throw new NotRepresentable(exact.toString());
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + place(digits, point);
    }

    /** Sets the decimal point behind so many of the digits, in ECMAScript's way. */
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

    /** A number that a double does not hold exactly, or text that is not well-formed Unicode. */
    public static final class NotRepresentable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRepresentable(String number) {
            super(number.length() > 60 ? number.substring(0, 60) + "…" : number);
        }
    }

}
