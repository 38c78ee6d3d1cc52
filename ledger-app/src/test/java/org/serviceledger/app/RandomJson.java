package org.serviceledger.app;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils JSON: members that are missing, of another type or without measure, and bytes that are no JSON any more. */
final class RandomJson {

    static final List<String> HOSTILE = List.of("", " ", "\u0000", "../../etc/passwd", "%2e%2e%2f", "' OR 1=1 --",
            "<script>alert(1)</script>", "\uD800", "办件", "x".repeat(3000), "-1", "99999999999999999999", "NaN",
            "2026-13-45", "2026-03-20T10:42:00+08:00", "+999999999-12-31T23:59:59Z", "null", "{}", "a/b/c",
            "\r\nX-Evil: 1", "all", "2026-Q5", "990102199003071014", "${jndi:ldap://x}", "$where", "\u202e办");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final byte[] NO_TEXT = {(byte) 0xff, (byte) 0xfe, (byte) 0xc0};
    private static final int DEEP = 2000;

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    /** One or two members taken out, replaced, doubled or added somewhere within. */
    ObjectNode spoiled(ObjectNode whole) {
        ObjectNode copy = whole.deepCopy();
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            ObjectNode place = place(copy);
            List<String> names = List.copyOf(place.propertyNames());
            String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(8)) {
                case 0 -> place.remove(name);
                case 1 -> place.set(hostile(), value());
                default -> place.set(name, value());
            }
        }
        return copy;
    }

    /** The object itself or one within it. */
    private ObjectNode place(ObjectNode object) {
        List<ObjectNode> within = object.valueStream().map(RandomJson::objectIn).filter(inner -> inner != null)
                .toList();
        return within.isEmpty() || random.nextInt(3) == 0
                ? object
                : place(within.get(random.nextInt(within.size())));
    }

    private static ObjectNode objectIn(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object;
            case ArrayNode array when array.get(0) instanceof ObjectNode first -> first;
            default -> null;
        };
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(new BigDecimal("1e" + random.nextInt(-400, 400)));
            case 4 -> NODES.numberNode(random.nextLong());
            case 5 -> NODES.arrayNode();
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode().add(hostile()).add(NODES.nullNode()).add(1);
            case 8 -> NODES.objectNode().put(hostile(), hostile());
            default -> NODES.stringNode(hostile());
        };
    }

    /** Bits turned, pieces cut out, doubled, or replaced by what nobody expects there. */
    byte[] torn(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 2; times--) {
            int at = random.nextInt(bytes.length - 1);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes = with(bytes, at,
                        Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(60))));
                case 3 -> bytes = with(bytes, at, hostile().getBytes(StandardCharsets.UTF_8));
                case 4 -> bytes = with(bytes, at, NO_TEXT);
                default -> bytes = with(bytes, at,
                        "[".repeat(random.nextInt(DEEP)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes;
    }

    String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private static byte[] with(byte[] into, int at, byte[] piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(into, 0, at);
        all.writeBytes(piece);
        all.write(into, at, into.length - at);
        return all.toByteArray();
    }
}
