package org.serviceledger.core.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How one type of value looks in JSON; each type has exactly one form. */
abstract sealed class DataValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** How values of a type are read and written; an exception for a type that the vocabulary does not use. */
    static DataValue of(Type declared) {
        if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Several(of(list.getActualTypeArguments()[0]));
        }
        if (!(declared instanceof Class<?> type)) {
            throw new IllegalArgumentException("the vocabulary has no values of " + declared);
        }
        if (type.isRecord()) {
            return new Nested(type);
        }
        if (type.isEnum()) {
            return new Named(type);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> new Simple("a text", v -> v.isString() ? v.stringValue() : null,
                    v -> NODES.stringNode((String) v));
            case "int", "java.lang.Integer" -> new Simple("a whole number", v -> v.canConvertToExactIntegral()
                    && v.canConvertToInt() ? v.intValue() : null, v -> NODES.numberNode((Integer) v));
            case "long", "java.lang.Long" -> new Simple("a whole number", v -> v.canConvertToExactIntegral()
                    && v.canConvertToLong() ? v.longValue() : null, v -> NODES.numberNode((Long) v));
            case "java.lang.Boolean" -> new Simple("true or false", v -> v.isBoolean() ? v.booleanValue() : null,
                    v -> NODES.booleanNode((Boolean) v));
            case "java.math.BigDecimal" -> new Simple("a number", v -> v.isNumber() ? asStored(v.decimalValue()) : null,
                    v -> NODES.numberNode((BigDecimal) v));
            case "java.time.LocalDate" -> new Time<>("a day like 2026-03-20", Rfc3339::day, LocalDate::toString,
                    LocalDate.class);
            case "java.time.OffsetDateTime" -> new Time<>("a time like 2026-03-20T10:42:00+08:00", Rfc3339::time,
                    Rfc3339::format, OffsetDateTime.class);
            default -> throw new IllegalArgumentException("the vocabulary has no values of " + type);
        };
    }

    /**
     * Reads a value that is not null.
     *
     * @param path JSON pointer of the value
     * @throws NotUnderstoodException {@code bad-value}
     */
    abstract Object read(JsonNode value, String path);

    /** Writes a value. */
    abstract JsonNode write(Object value);

    /** Whether there may be a day or a time in a value. */
    boolean mayHoldTimes() {
        return false;
    }

    /** Tells the days and times in a value, with the pointers of where they are. */
    void times(Object value, String path, BiConsumer<String, Temporal> told) {
        // None is in most values.
    }

    /** The number with the digits that it has once stored, so that 0.80 is read like 0.8 from the first. */
    private static BigDecimal asStored(BigDecimal number) {
        return new BigDecimal(CanonicalNumber.exact(number));
    }

    private static NotUnderstoodException mustBe(String path, String what) {
        return new NotUnderstoodException("bad-value", path + " must be " + what);
    }

    private static final class Simple extends DataValue {

        private final String what;
        private final Function<JsonNode, @Nullable Object> reader;
        private final Function<Object, JsonNode> writer;

        Simple(String what, Function<JsonNode, @Nullable Object> reader, Function<Object, JsonNode> writer) {
            this.what = what;
            this.reader = reader;
            this.writer = writer;
        }

        @Override
        Object read(JsonNode value, String path) {
            Object result = reader.apply(value);
            if (result == null) {
                throw mustBe(path, what);
            }
            return result;
        }

        @Override
        JsonNode write(Object value) {
            return writer.apply(value);
        }
    }

    /** A day or a time. */
    private static final class Time<T extends Temporal> extends DataValue {

        private final Simple simple;

        Time(String what, Function<String, @Nullable T> reader, Function<T, String> writer, Class<T> type) {
            simple = new Simple(what, v -> v.isString() ? reader.apply(v.stringValue()) : null,
                    v -> NODES.stringNode(writer.apply(type.cast(v))));
        }

        @Override
        Object read(JsonNode value, String path) {
            return simple.read(value, path);
        }

        @Override
        JsonNode write(Object value) {
            return simple.write(value);
        }

        @Override
        boolean mayHoldTimes() {
            return true;
        }

        @Override
        void times(Object value, String path, BiConsumer<String, Temporal> told) {
            told.accept(path, (Temporal) value);
        }
    }

    /** An enum, by its names only. */
    private static final class Named extends DataValue {

        private final Object[] constants;

        Named(Class<?> type) {
            constants = type.getEnumConstants();
        }

        @Override
        Object read(JsonNode value, String path) {
            if (value.isString()) {
                for (Object constant : constants) {
                    if (((Enum<?>) constant).name().equals(value.stringValue())) {
                        return constant;
                    }
                }
            }
            throw mustBe(path, "one of " + Arrays.toString(constants));
        }

        @Override
        JsonNode write(Object value) {
            return NODES.stringNode(((Enum<?>) value).name());
        }
    }

    /** A list of values of one type. */
    private static final class Several extends DataValue {

        private final DataValue each;

        Several(DataValue each) {
            this.each = each;
        }

        @Override
        Object read(JsonNode value, String path) {
            if (!value.isArray()) {
                throw mustBe(path, "a list");
            }
            List<Object> items = new ArrayList<>(value.size());
            for (int i = 0; i < value.size(); i++) {
                items.add(each.read(value.get(i), path + "/" + i));
            }
            return List.copyOf(items);
        }

        @Override
        JsonNode write(Object value) {
            ArrayNode array = NODES.arrayNode();
            ((List<?>) value).forEach(item -> array.add(each.write(item)));
            return array;
        }

        @Override
        boolean mayHoldTimes() {
            return each.mayHoldTimes();
        }

        @Override
        void times(Object value, String path, BiConsumer<String, Temporal> told) {
            List<?> items = (List<?>) value;
            for (int i = 0; i < items.size(); i++) {
                each.times(items.get(i), path + "/" + i, told);
            }
        }
    }

    /** A record within a record. */
    private static final class Nested extends DataValue {

        private final Class<?> type;

        Nested(Class<?> type) {
            this.type = type;
        }

        @Override
        Object read(JsonNode value, String path) {
            if (!(value instanceof ObjectNode object)) {
                throw mustBe(path, "an object");
            }
            return DataShape.of(type).read(object, path);
        }

        @Override
        JsonNode write(Object value) {
            return DataShape.of(type).write(value);
        }

        @Override
        boolean mayHoldTimes() {
            return true;
        }

        @Override
        void times(Object value, String path, BiConsumer<String, Temporal> told) {
            DataShape.of(type).times(value, path, told);
        }
    }
}
