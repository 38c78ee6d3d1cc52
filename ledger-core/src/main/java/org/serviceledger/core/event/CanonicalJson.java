package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * JSON in its one canonical form (RFC 8785, JSON Canonicalization Scheme): members sorted by UTF-16
 * code units, no white space, numbers as ECMAScript prints a double, strings escaped as little as
 * possible. Two texts that mean the same have the same bytes.
 */
public final class CanonicalJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final long MAX_SAFE_INTEGER = 1L << 53;

    private final StringBuilder out = new StringBuilder(512);
    private final Function<BigDecimal, String> number;

    private CanonicalJson(Function<BigDecimal, String> number) {
        this.number = number;
    }

    /**
     * The canonical form of a JSON text, exactly as the RFC has it: a number becomes the double that
     * is nearest to it.
     *
     * @throws NotRepresentable         when a number is beyond every double, or text is not Unicode
     * @throws IllegalArgumentException when the text is not JSON, or repeats a member
     */
    public static byte[] canonicalize(byte[] json) {
        try {
            JsonText text = JsonText.read(json);
            if (text.repeatsMember()) {
                throw new IllegalArgumentException("an object has a member twice");
            }
            return encode(text.value(), Set.of(), CanonicalNumber::nearest);
        } catch (NotUnderstoodException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * The canonical bytes of a value. What is evidence must not change by being stored, so unlike
     * {@link #canonicalize} this refuses a number whose digits a double does not keep.
     *
     * @throws NotRepresentable when a number is not kept exactly, or text is not Unicode
     */
    public static byte[] encode(JsonNode value) {
        return encode(value, Set.of(), CanonicalNumber::exact);
    }

    /** The canonical bytes of an object, leaving out some of its own members. */
    static byte[] encodeWithout(JsonNode object, Set<String> members) {
        return encode(object, members, CanonicalNumber::exact);
    }

    private static byte[] encode(JsonNode value, Set<String> without, Function<BigDecimal, String> number) {
        CanonicalJson writer = new CanonicalJson(number);
        if (value.isObject()) {
            writer.object(value, without);
        } else {
            writer.value(value);
        }
        return writer.utf8();
    }

    private byte[] utf8() {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(out));
            return Arrays.copyOf(bytes.array(), bytes.remaining());
        } catch (CharacterCodingException e) {
            throw new NotRepresentable("not-unicode", "a text holds half of a surrogate pair");
        }
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, Set.of());
            case ARRAY -> array(value);
            case STRING -> string(value.stringValue());
            case NUMBER -> number(value);
            case BOOLEAN -> out.append(value.booleanValue());
            default -> out.append("null");
        }
    }

    @SuppressWarnings("unchecked")
    private void object(JsonNode object, Set<String> without) {
        // String's natural order is by UTF-16 code units, as the RFC demands.
        Map.Entry<String, JsonNode>[] members = object.properties().toArray(new Map.Entry[0]);
        Arrays.sort(members, Map.Entry.comparingByKey());
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : members) {
            if (!without.contains(member.getKey())) {
                if (!first) {
                    out.append(',');
                }
                first = false;
                string(member.getKey());
                out.append(':');
                value(member.getValue());
            }
        }
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(array.get(i));
        }
        out.append(']');
    }

    private void number(JsonNode value) {
        if (value.isLong() || value.isInt()) {
            long whole = value.longValue();
            if (-MAX_SAFE_INTEGER <= whole && whole <= MAX_SAFE_INTEGER) {
                out.append(whole);
                return;
            }
        }
        out.append(number.apply(value.decimalValue()));
    }

    private void string(String text) {
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

    /** A value that has no canonical form which means the same. */
    public static final class NotRepresentable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String code;

        NotRepresentable(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        /** Stable name of the reason: {@code inexact-number} or {@code not-unicode}. */
        public String code() {
            return code;
        }
    }

}
