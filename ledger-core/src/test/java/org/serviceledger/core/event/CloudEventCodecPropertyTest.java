package org.serviceledger.core.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.CloudEventCodec.Decoded.NotUnderstood;
import org.serviceledger.core.event.CloudEventCodec.Decoded.Understood;
import org.serviceledger.core.ledger.Scale;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold for every fact and for every rubbish; seeds are fixed, so a failure can be had again. */
class CloudEventCodecPropertyTest {

    private static final int CHANGES = Scale.of("damaged records for each seed", 1_000, 3_000);

    private final CloudEventCodec codec = new CloudEventCodec();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_written_is_read_back_and_written_the_same(long seed) {
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < 1000; i++) {
            // given
            EventEnvelope made = events.next();

            // when
            byte[] bytes = codec.encode(made);
            Understood read = (Understood) codec.decode(bytes);

            // then
            assertThat(read.envelope()).isEqualTo(made);
            assertThat(read.canonical()).isEqualTo(bytes);
            assertThat(CanonicalJson.canonicalize(bytes)).isEqualTo(bytes);
            assertThat(codec.decodeStored(bytes)).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void order_and_white_space_of_the_sender_leave_no_trace(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = codec.encode(events.next());

            // when
            StringBuilder shuffled = new StringBuilder();
            shuffle(JsonText.read(bytes).value(), random, shuffled);
            Understood read = (Understood) codec.decode(shuffled.toString().getBytes(StandardCharsets.UTF_8));

            // then
            assertThat(read.canonical()).isEqualTo(bytes);
            assertThat(read.digestContent()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void rubbish_is_answered_and_what_is_accepted_can_be_read_back(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        int accepted = 0;
        for (int i = 0; i < CHANGES; i++) {
            // given
            byte[] damaged = damage(codec.encode(events.next()), random);

            // when
            Decoded decoded = codec.decode(damaged);

            // then
            switch (decoded) {
                case Understood fact -> {
                    accepted++;
                    assertThat(codec.decodeStored(fact.canonical())).isEqualTo(fact.envelope());
                    assertThat(CanonicalJson.canonicalize(fact.canonical())).isEqualTo(fact.canonical());
                }
                case Decoded.WithPersons fact -> throw new AssertionError("nobody was named: " + fact);
                case NotUnderstood reason -> assertThat(reason.code()).matches("[a-z0-9-]+");
            }
        }
        assertThat(accepted).isBetween(1, CHANGES - 1);
    }

    @Test
    void pure_noise_is_never_a_cloud_event() {
        Random random = new Random(9);
        for (int i = 0; i < CHANGES; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            assertThat(codec.decode(noise)).isInstanceOfSatisfying(NotUnderstood.class,
                    reason -> assertThat(reason.cloudEvent()).isFalse());
        }
    }

    @Test
    void every_type_of_the_vocabulary_has_a_shape() {
        for (String type : EventVocabulary.factTypes()) {
            assertThat(DataShape.of(EventVocabulary.recordOf(type)).key()).isNotEmpty();
        }
        assertThat(EventVocabulary.factTypes()).contains("ServiceItemPublished", "TargetSet", "CaseClosed")
                .doesNotContain("RecordQuarantined", "QuarantineResolved");
        assertThat(EventVocabulary.recordOf("RecordQuarantined")).isNotNull();
    }

    /** Flips, cuts, doubles or replaces a piece, mostly where the structure is. */
    private static byte[] damage(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int at = random.nextInt(copy.length);
        switch (random.nextInt(5)) {
            case 0 -> copy[at] = (byte) random.nextInt(256);
            case 1 -> copy = Arrays.copyOf(copy, at);
            case 2 -> copy[at] = (byte) "{}[]\",:\\0e-.".charAt(random.nextInt(12));
            case 3 -> {
                int length = Math.min(copy.length - at, random.nextInt(12));
                byte[] longer = Arrays.copyOf(copy, copy.length + length);
                System.arraycopy(copy, at, longer, at + length, copy.length - at);
                copy = longer;
            }
            default -> {
                String[] values = {"null", "1e999999999", "-0.0", "[]", "{}", "\"\\ud800\"", "99999999999999999999"};
                String text = new String(copy, StandardCharsets.UTF_8);
                String[] parts = text.split(":", -1);
                int which = 1 + random.nextInt(parts.length - 1);
                parts[which] = parts[which].replaceFirst("^(\"[^\"]*\"|[^,}]*)", java.util.regex.Matcher
                        .quoteReplacement(values[random.nextInt(values.length)]));
                copy = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
            }
        }
        return copy;
    }

    private static void shuffle(JsonNode value, Random random, StringBuilder out) {
        out.append(" \n\t".charAt(random.nextInt(3)));
        if (value.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
            Collections.shuffle(members, random);
            out.append('{');
            for (int i = 0; i < members.size(); i++) {
                out.append(i == 0 ? "" : ",").append('"').append(members.get(i).getKey()).append("\" :");
                shuffle(members.get(i).getValue(), random, out);
            }
            out.append('}');
        } else {
            out.append(value);
        }
        out.append(' ');
    }
}
