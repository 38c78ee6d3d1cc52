package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The hash of a block is what the documented format says, and every field counts. */
class BlockHashTest {

    /** Computed from the documented format by a few lines of Python, not by this code. */
    private static final String GOLDEN = "014b90d04df327b77c915976800e1b5bffeb40fe0c01b5cf94104c3ef4879576";
    private static final String GOLDEN_LEAF = "26917226eb3562ad21b925c6b80c128a5a81712dd053cfe312807305c5d0783d";
    private static final Instant RECORDED = Instant.ofEpochMilli(1_774_000_000_123L);
    private static final UUID BATCH = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private record Event(String type, String contentType, String payload, Set<Tag> tags,
            @Nullable RecordIdentity identity, byte[] salt) {}

    @Test
    void a_known_block_has_its_known_hash() {
        assertThat(hex(hash(events()))).isEqualTo(GOLDEN);
        assertThat(HexFormat.of().formatHex(BlockHash.leaf(events().getFirst()))).isEqualTo(GOLDEN_LEAF);
    }

    @Test
    void every_field_of_the_block_changes_the_hash() {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        changed.put("number", BlockHash.of(8, BATCH, 41, RECORDED, previous(), events()));
        changed.put("batch", BlockHash.of(7, new UUID(0, 1), 41, RECORDED, previous(), events()));
        changed.put("first position", BlockHash.of(7, BATCH, 42, RECORDED, previous(), events()));
        changed.put("time", BlockHash.of(7, BATCH, 41, RECORDED.plusMillis(1), previous(), events()));
        changed.put("previous", BlockHash.of(7, BATCH, 41, RECORDED, new byte[32], events()));
        changed.put("order", hash(events().reversed()));
        changed.put("fewer events", hash(events().subList(0, 1)));
        assertThat(changed).allSatisfy((field, hash) -> assertThat(hex(hash)).as(field).isNotEqualTo(GOLDEN));
        assertThat(changed.values().stream().map(BlockHashTest::hex)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "type", "contentType", "payload", "tag added", "tag changed", "tag moved",
            "no identity", "source", "id", "digest", "salt"})
    void every_field_of_an_event_changes_the_hash(String field) {
        List<StoredEvent> events = new ArrayList<>(events());
        events.set(0, change(field).apply(events.getFirst()));
        assertThat(hex(hash(events))).isNotEqualTo(GOLDEN);
    }

    @Test
    void text_cannot_wander_from_one_field_into_the_next() {
        assertThat(hash(List.of(stored(new Event("ab", "c", "", Set.of(), null, new byte[32])))))
                .isNotEqualTo(hash(List.of(stored(new Event("a", "bc", "", Set.of(), null, new byte[32])))));
        assertThat(hash(List.of(stored(new Event("a", "b", "", Set.of(),
                new RecordIdentity("s", "id", new byte[0]), new byte[32])))))
                .isNotEqualTo(hash(List.of(stored(new Event("a", "b", "", Set.of(),
                        new RecordIdentity("si", "d", new byte[0]), new byte[32])))));
    }

    @Test
    void the_order_in_which_tags_are_given_does_not_count() {
        List<StoredEvent> events = new ArrayList<>(events());
        StoredEvent first = events.getFirst();
        events.set(0, with(first, first.type(), Set.copyOf(new ArrayList<>(first.tags()).reversed())));
        assertThat(hex(hash(events))).isEqualTo(GOLDEN);
    }

    private static UnaryOperator<StoredEvent> change(String field) {
        return e -> {
            RecordIdentity identity = e.identity();
            return switch (field) {
                case "time" -> event(e, RECORDED.plusMillis(1), e.contentType(), e.payload(), identity, e.salt());
                case "type" -> with(e, "CaseClose", e.tags());
                case "contentType" -> event(e, RECORDED, "application/jso", e.payload(), identity, e.salt());
                case "payload" -> event(e, RECORDED, e.contentType(), bytes("{ }"), identity, e.salt());
                case "tag added" ->
                    with(e, e.type(), Set.of(Tag.of("case", "A1"), Tag.of("item", "事项"), Tag.of("x", "")));
                case "tag changed" -> with(e, e.type(), Set.of(Tag.of("case", "A2"), Tag.of("item", "事项")));
                case "tag moved" -> with(e, e.type(), Set.of(Tag.of("case", "A1=item"), Tag.of("x", "事项")));
                case "no identity" -> event(e, RECORDED, e.contentType(), e.payload(), null, e.salt());
                case "source" -> named(e, "porta", "r-1", identity.digest());
                case "id" -> named(e, "portal", "r-2", identity.digest());
                case "digest" -> named(e, "portal", "r-1", new byte[]{1, 2, 4});
                default -> event(e, RECORDED, e.contentType(), e.payload(), identity, new byte[32]);
            };
        };
    }

    private static StoredEvent named(StoredEvent e, String source, String id, byte[] digest) {
        return event(e, RECORDED, e.contentType(), e.payload(), new RecordIdentity(source, id, digest), e.salt());
    }

    private static StoredEvent with(StoredEvent e, String type, Set<Tag> tags) {
        return new StoredEvent(e.position(), e.recordedAt(), type, e.contentType(), e.payload(), tags, e.identity(),
                e.salt());
    }

    private static StoredEvent event(StoredEvent e, Instant at, String contentType, byte[] payload,
            @Nullable RecordIdentity identity, byte[] salt) {
        return new StoredEvent(e.position(), at, e.type(), contentType, payload, e.tags(), identity, salt);
    }

    private static List<StoredEvent> events() {
        byte[] counted = new byte[32];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = (byte) i;
        }
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        return List.of(
                stored(new Event("CaseClosed", "application/json", "{}",
                        Set.of(Tag.of("case", "A1"), Tag.of("item", "事项")),
                        new RecordIdentity("portal", "r-1", new byte[]{1, 2, 3}), counted)),
                stored(new Event("审批", "", "", Set.of(), null, ones)));
    }

    private static StoredEvent stored(Event e) {
        return new StoredEvent(41, RECORDED, e.type(), e.contentType(), bytes(e.payload()), e.tags(), e.identity(),
                e.salt());
    }

    private static byte[] hash(List<StoredEvent> events) {
        return BlockHash.of(7, BATCH, 41, RECORDED, previous(), events);
    }

    private static byte[] previous() {
        byte[] previous = new byte[32];
        Arrays.fill(previous, (byte) 0x11);
        return previous;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
