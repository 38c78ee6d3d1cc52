package org.serviceledger.core.event.upcast;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpcastersTest {

    /** As an earlier sender writes it; canonical, so that it is also what is stored. */
    private static final String FIRST_VERSION = "{\"data\":{\"caseNo\":\"C1\",\"legalDays\":20,\"promisedDays\":5},"
            + "\"id\":\"1\",\"source\":\"urn:s\",\"specversion\":\"1.0\",\"time\":\"2026-03-20T10:42:00+08:00\","
            + "\"type\":\"ApplicationAccepted\"}";
    private static final TimeLimit FIVE_DAYS = new TimeLimit(5, LimitUnit.WORKING_DAY);
    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void a_fact_of_the_first_version_is_stored_as_it_was_sent_and_read_as_the_present_one() {
        // when
        Decoded.Understood fact = (Decoded.Understood) codec.decode(utf8(FIRST_VERSION));

        // then
        assertThat(fact.canonical()).isEqualTo(utf8(FIRST_VERSION));
        assertThat(fact.digestContent()).isEqualTo(utf8(FIRST_VERSION));
        for (ApplicationAccepted read : List.of((ApplicationAccepted) fact.envelope().data(),
                (ApplicationAccepted) codec.decodeStored(fact.canonical()).data())) {
            assertThat(read.promisedLimit()).isEqualTo(FIVE_DAYS);
            assertThat(read.legalLimit()).isEqualTo(new TimeLimit(20, LimitUnit.WORKING_DAY));
        }
    }

    @Test
    void what_is_made_here_says_its_version_and_is_read_back() {
        // given
        Decoded.Understood fact = (Decoded.Understood) codec.decode(utf8(FIRST_VERSION));
        // when
        byte[] written = codec.encode(fact.envelope());
        // then
        assertThat(new String(written, StandardCharsets.UTF_8)).contains("\"schemaversion\":2")
                .contains("\"promisedLimit\":{\"unit\":\"WORKING_DAY\",\"value\":5}").doesNotContain("promisedDays");
        assertThat(codec.decodeStored(written)).isEqualTo(fact.envelope());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1 | {\"caseNo\":\"C1\",\"promisedDays\":0} | {\"caseNo\":\"C1\",\"promisedLimit\":{\"unit\":\"IMMEDIATE\",\"value\":0}}",
            "1 | {\"caseNo\":\"C1\",\"promisedDays\":null,\"x\":1} | {\"caseNo\":\"C1\",\"x\":1}",
            "1 | {\"caseNo\":\"C1\",\"promisedLimit\":7} | {\"caseNo\":\"C1\",\"promisedLimit\":7}",
            "2 | {\"caseNo\":\"C1\",\"promisedDays\":5} | {\"caseNo\":\"C1\",\"promisedDays\":5}"})
    void an_upcaster_says_the_same_in_other_words_and_changes_nothing_it_is_given(int version, String from, String to) {
        // given
        ObjectNode given = (ObjectNode) JsonMapper.shared().readTree(from);
        // when
        ObjectNode read = Upcasters.toCurrent("ApplicationAccepted", version, given);
        // then
        assertThat(read).isEqualTo(JsonMapper.shared().readTree(to));
        assertThat(given).isEqualTo(JsonMapper.shared().readTree(from));
    }

    @ParameterizedTest
    @CsvSource({"ApplicationAccepted, 1, ''", "ApplicationAccepted, 2, ''", "ApplicationAccepted, null, ''",
            "CaseClosed, 1, ''", "ApplicationAccepted, 3, unknown-schema-version",
            "ApplicationAccepted, 99999999999, unknown-schema-version", "CaseClosed, 2, unknown-schema-version",
            "CaseClosed, 0, bad-value", "CaseClosed, 1.5, bad-value", "CaseClosed, true, bad-value"})
    void a_version_that_is_not_known_yet_is_kept_until_it_is(String type, String version, String code) {
        // when
        Decoded decoded = codec
                .decode(utf8("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"urn:s\",\"type\":\"" + type
                        + "\",\"time\":\"2026-03-20T10:42:00+08:00\",\"schemaversion\":" + version
                        + ",\"data\":{\"caseNo\":\"C1\"}}"));
        // then
        if (code.isEmpty()) {
            assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        } else {
            assertThat(decoded).isInstanceOfSatisfying(Decoded.NotUnderstood.class,
                    reason -> assertThat(reason.code()).isEqualTo(code));
        }
    }

    @Test
    void a_missing_version_is_noticed_at_once() {
        // given
        Upcaster second = new Upcaster() {
            @Override
            public String type() {
                return "CaseClosed";
            }

            @Override
            public int from() {
                return 2;
            }

            @Override
            public ObjectNode upcast(ObjectNode data) {
                return data;
            }
        };
        // then
        assertThatThrownBy(() -> Upcasters.byType(List.of(second))).hasMessageContaining("leave out a version");
        assertThat(Upcasters.currentVersion("ApplicationAccepted")).isEqualTo(2);
        assertThat(Upcasters.currentVersion("CaseClosed")).isEqualTo(1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
