package org.serviceledger.core.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON text read strictly (RFC 8259): valid UTF-8, one value and nothing behind it, bounded depth
 * and numbers. A member name that occurs twice in one object is noted rather than refused, so that
 * the reader can still tell whose record it is.
 *
 * @param value         what the text says; of a repeated member the last value
 * @param repeatsMember whether some object has a member name twice
 */
record JsonText(JsonNode value, boolean repeatsMember) {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_NUMBER = 400;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(MAX_NUMBER).build()).build();

    /**
     * Reads a text.
     *
     * @throws NotUnderstoodException {@code malformed-json}, or {@code too-complex} beyond 40 levels or 400 digits
     */
    static JsonText read(byte[] utf8) {
        CharBuffer text = decode(utf8);
        int start = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK ? 1 : 0;
        return parse(() -> JSON.createParser(ObjectReadContext.empty(), text.array(), text.arrayOffset() + start,
                text.remaining() - start));
    }

    /**
     * Reads a text that was written here, so that its characters need no checking.
     *
     * @throws NotUnderstoodException as {@link #read}
     */
    static JsonText readOwn(byte[] utf8) {
        return parse(() -> JSON.createParser(ObjectReadContext.empty(), utf8));
    }

    private static JsonText parse(Supplier<JsonParser> opened) {
        try (JsonParser parser = opened.get()) {
            return new Builder(parser).whole();
        } catch (StreamConstraintsException e) {
            throw new NotUnderstoodException("too-complex",
                    "nested deeper than %d levels, or a number of more than %d digits".formatted(MAX_DEPTH, MAX_NUMBER),
                    false);
        } catch (JacksonException e) {
            throw malformed(e.getLocation() == null
                    ? "not JSON"
                    : "not JSON, at character "
                            + Math.max(0, e.getLocation().getCharOffset()));
        }
    }

    private static CharBuffer decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            throw malformed("not UTF-8");
        }
    }

    private static NotUnderstoodException malformed(String detail) {
        return new NotUnderstoodException("malformed-json", detail, false);
    }

    private static final class Builder {

        private final JsonParser parser;
        private boolean repeatsMember;

        Builder(JsonParser parser) {
            this.parser = parser;
        }

        JsonText whole() {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed("nothing but white space");
            }
            JsonNode value = value(first);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON value");
            }
            return new JsonText(value, repeatsMember);
        }

        private JsonNode value(@Nullable JsonToken token) {
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> NODES.stringNode(parser.getString());
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> decimal();
                case VALUE_TRUE -> NODES.booleanNode(true);
                case VALUE_FALSE -> NODES.booleanNode(false);
                case VALUE_NULL -> NODES.nullNode();
                case null, default -> throw malformed("the text ends too early");
            };
        }

        private JsonNode integer() {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? NODES.numberNode(parser.getBigIntegerValue())
                    : NODES.numberNode(parser.getLongValue());
        }

        private JsonNode decimal() {
            try {
                return NODES.numberNode(parser.getDecimalValue());
            } catch (NumberFormatException e) {
                throw new NotUnderstoodException("too-complex", "a number's exponent is out of all bounds", false);
            }
        }

        private ObjectNode object() {
            ObjectNode object = NODES.objectNode();
            String name = parser.nextName();
            while (name != null) {
                if (object.replace(name, value(parser.nextToken())) != null) {
                    repeatsMember = true;
                }
                name = parser.nextName();
            }
            return object;
        }

        private ArrayNode array() {
            ArrayNode array = NODES.arrayNode();
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                array.add(value(token));
                token = parser.nextToken();
            }
            return array;
        }
    }
}
