package org.serviceledger.core.event;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.CloudEventCodec.Decoded;

import static org.assertj.core.api.Assertions.assertThat;

/** Identifiers with a check character are checked where facts are taken in, and only there. */
class CodeCheckTest {

    private static final String WRONG_ITEM = "11990100000010285A3990100020000";
    private final CloudEventCodec codec = new CloudEventCodec();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "ApplicationSubmitted | {\"caseNo\":\"C1\",\"itemCode\":\"" + WRONG_ITEM + "\"} | /data/itemCode",
            "ServiceItemRetired | {\"itemCode\":\"" + WRONG_ITEM + "\"} | /data/itemCode",
            "ServiceItemPublished | {\"itemCode\":\"I1\",\"handlingItemCode\":\"" + WRONG_ITEM
                    + "01\"} | /data/handlingItemCode",
            "CaseClosed | {\"caseNo\":\"" + WRONG_ITEM + "2026031600001\"} | /data/caseNo",
            "WindowServiceEnded | {\"ticketId\":\"T1\",\"caseNos\":[\"C1\",\"" + WRONG_ITEM
                    + "202603160001\"]} | /data/caseNos"})
    void a_code_with_a_wrong_check_character_is_not_taken_in(String type, String data, String where) {
        // when
        Decoded decoded = codec.decode(fact(type, "", data));

        // then
        assertThat(decoded).isInstanceOfSatisfying(Decoded.NotUnderstood.class, reason -> {
            assertThat(reason.code()).isEqualTo("bad-check-digit");
            assertThat(reason.detail()).startsWith(where).doesNotContain(WRONG_ITEM);
        });
        assertThat(codec.decodeStored(fact(type, "", data)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({WRONG_ITEM + "2026031600001, false", "11990100000010284A39901000200002026031600001, true",
            "CASE-1, true", "1234567890123456789012345678901, true"})
    void the_key_is_checked_where_only_the_envelope_gives_it(String caseNo, boolean taken) {
        // when
        Decoded decoded = codec.decode(fact("CaseClosed", ",\"subject\":\"" + caseNo + "\"", "{}"));
        // then
        assertThat(decoded instanceof Decoded.Understood).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43, true", "91350100m000100y43, true", "12441500196720244T, true",
            "91350100M000100Y44, false", "124415001967202440, false", "CO-7, false"})
    void a_legal_entity_has_a_code_with_the_right_check_character(String number, boolean taken) {
        // when
        Decoded decoded = codec.decode(fact("ApplicationSubmitted", "", "{\"caseNo\":\"C1\",\"applicant\":{"
                + "\"name\":\"云州某某有限公司\",\"idType\":\"UNIFIED_SOCIAL_CREDIT_CODE\",\"idNumber\":\"" + number + "\"}}"));
        // then
        if (taken) {
            assertThat(decoded).isInstanceOf(Decoded.WithPersons.class);
        } else {
            assertThat(decoded).isInstanceOfSatisfying(Decoded.NotUnderstood.class,
                    reason -> assertThat(reason.code()).isEqualTo("bad-check-digit"));
        }
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43, true", "91350100M000100Y44, false", "11990100000010284A, true", "公安局, true",
            "991350100M000100Y4, true"})
    void a_department_that_looks_like_an_organisation_code_is_one(String department, boolean taken) {
        // when
        Decoded decoded = codec
                .decode(fact("ApplicationAccepted", "", "{\"caseNo\":\"C1\",\"department\":\"" + department + "\"}"));
        // then
        assertThat(decoded instanceof Decoded.Understood).isEqualTo(taken);
    }

    private static byte[] fact(String type, String more, String data) {
        return ("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"urn:s\",\"type\":\"" + type
                + "\",\"time\":\"2026-03-20T10:42:00+08:00\"" + more + ",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
