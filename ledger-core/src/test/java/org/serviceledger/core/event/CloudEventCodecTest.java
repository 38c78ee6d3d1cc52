package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.CloudEventCodec.Decoded.NotUnderstood;
import org.serviceledger.core.event.CloudEventCodec.Decoded.Understood;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CloudEventCodecTest {

    private static final String START = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"urn:s\",\"type\":";
    private static final String TIME = ",\"time\":\"2026-03-20T10:42:00+08:00\"";
    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void a_fact_is_read_with_its_envelope_and_its_extensions() {
        // when
        Understood fact = understood(event("ApplicationSubmitted", ",\"subject\":\"C1\",\"channel\":\"MOBILE\","
                + "\"actor\":\"u-7\",\"actorrole\":\"AGENT\",\"sourceseq\":\"42\",\"origin\":\"HISTORICAL\","
                + "\"datacontenttype\":\"application/json; charset=utf-8\"",
                "{\"caseNo\":\"C1\",\"itemCode\":\"I1\",\"applicantKind\":\"PERSON\",\"subjectRef\":\"s1\","
                        + "\"dueAt\":\"2026-03-30T23:59:59+08:00\",\"more\":{\"kept\":[1]}}"));

        // then
        EventEnvelope envelope = fact.envelope();
        assertThat(envelope).isEqualTo(new EventEnvelope("1", "urn:s", "ApplicationSubmitted", "C1",
                OffsetDateTime.parse("2026-03-20T10:42:00+08:00"), Channel.MOBILE, "u-7", "AGENT", 42L, true,
                new ApplicationEvent.ApplicationSubmitted("C1", "I1", "s1", ApplicantKind.PERSON,
                        OffsetDateTime.parse("2026-03-30T23:59:59+08:00"), null)));
        assertThat(envelope.data().tags()).isEqualTo(
                Set.of(Tag.of("case", "C1"), Tag.of("item", "I1"), Tag.of("subject", "s1")));
        assertThat(new String(fact.canonical(), StandardCharsets.UTF_8)).contains("\"more\":{\"kept\":[1]}");
    }

    @Test
    void key_order_and_white_space_do_not_matter() {
        // given
        byte[] one = utf8(event("CaseClosed", ",\"subject\":\"C1\"", "{\"caseNo\":\"C1\",\"result\":\"准予\"}"));
        byte[] other = utf8("""
                { "data" : {"result":"\\u51c6\\u4e88", "caseNo":"C1" },
                  "time":"2026-03-20T10:42:00+08:00", "subject":"C1", "type":"CaseClosed",
                  "source":"urn:s", "id":"1", "specversion":"1.0" }""");

        // then
        assertThat(understood(one).canonical()).isEqualTo(understood(other).canonical());
    }

    @Test
    void the_digest_leaves_out_the_trace_and_when_a_ledger_recorded_it_and_nothing_else() {
        // given
        Understood plain = understood(event("CaseClosed", ",\"subject\":\"C1\"", "{}"));
        Understood traced = understood(event("CaseClosed", ",\"subject\":\"C1\",\"traceparent\":\"00-ab-cd-01\"",
                "{}"));
        Understood handedOn = understood(event("CaseClosed",
                ",\"subject\":\"C1\",\"recordedat\":\"2026-03-20T10:42:01+08:00\"", "{}"));
        Understood other = understood(event("CaseClosed", ",\"subject\":\"C1\",\"tracestate\":\"x\"", "{}"));

        // then
        assertThat(traced.digestContent()).isEqualTo(plain.digestContent());
        assertThat(handedOn.digestContent()).isEqualTo(plain.digestContent());
        assertThat(traced.canonical()).isNotEqualTo(plain.canonical());
        assertThat(other.digestContent()).isNotEqualTo(plain.digestContent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "malformed-json | {\"specversion\":", "malformed-json | {} {}", "malformed-json | [1,]",
            "malformed-json | ''", "not-a-cloudevent | []", "not-a-cloudevent | null", "not-a-cloudevent | {}",
            "not-a-cloudevent | {\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"s\",\"type\":\"CaseClosed\"}",
            "not-a-cloudevent | {\"specversion\":1.0,\"id\":\"1\",\"source\":\"s\",\"type\":\"CaseClosed\"}",
            "not-a-cloudevent | {\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"s\",\"type\":\"CaseClosed\"}",
            "not-a-cloudevent | {\"specversion\":\"1.0\",\"id\":1,\"source\":\"s\",\"type\":\"CaseClosed\"}",
            "not-a-cloudevent | {\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"CaseClosed\"}",
            "not-a-cloudevent | {\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":null}"})
    void what_is_no_cloud_event_is_told_apart(String code, String json) {
        NotUnderstood reason = notUnderstood(json);
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.cloudEvent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "GB18030"})
    void a_record_that_is_not_utf_8_is_malformed(String charset) {
        byte[] bytes = event("CaseClosed", ",\"subject\":\"办件\"", "{}").getBytes(Charset.forName(charset));
        assertThat(((NotUnderstood) codec.decode(bytes)).code()).isEqualTo("malformed-json");
    }

    @Test
    void a_number_beyond_all_bounds_is_too_complex() {
        assertThat(notUnderstood(event("CaseClosed", ",\"subject\":\"C1\"", "{\"a\":8e9858260857}")).code())
                .isEqualTo("too-complex");
    }

    @Test
    void nesting_without_end_is_too_complex() {
        NotUnderstood reason = notUnderstood("[".repeat(100_000));
        assertThat(reason.code()).isEqualTo("too-complex");
        assertThat(reason.cloudEvent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchEvent", "RecordQuarantined", "QuarantineResolved", "ServiceEvent", "caseclosed"})
    void a_type_that_nobody_may_send_is_unknown(String type) {
        NotUnderstood reason = notUnderstood(event(type, ",\"subject\":\"C1\"", "{}"));
        assertThat(reason).isEqualTo(new NotUnderstood("unknown-type", reason.detail(), true, "urn:s", "1", type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no-key | '' | {}", "no-key | ,\"subject\":\"\" | {\"caseNo\":\"\"}",
            "no-key | '' | {\"caseNo\":null}", "subject-mismatch | ,\"subject\":\"C1\" | {\"caseNo\":\"C2\"}",
            "no-data | ,\"subject\":\"C1\" | []", "no-data | ,\"subject\":\"C1\" | null",
            "no-data | ,\"subject\":\"C1\" | \"{}\"", "bad-value | ,\"subject\":\"C1\" | {\"caseNo\":7}",
            "bad-value | ,\"subject\":7 | {}", "bad-value | ,\"subject\":\"a\\u0000b\" | {}",
            "bad-value | '' | {\"caseNo\":\"a\\u0000b\"}", "duplicate-key | ,\"subject\":\"C1\" | {\"a\":1,\"a\":1}",
            "inexact-number | ,\"subject\":\"C1\" | {\"a\":9007199254740993}",
            "not-unicode | ,\"subject\":\"C1\" | {\"a\":\"\\udc00\"}"})
    void a_fact_must_say_what_it_is_about(String code, String more, String data) {
        NotUnderstood reason = notUnderstood(event("CaseClosed", more, data));
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.cloudEvent()).isTrue();
        assertThat(reason.id()).isEqualTo("1");
    }

    @Test
    void the_key_of_a_years_calendar_is_a_number() {
        String days = "\"offDays\":[\"2026-01-01\"],\"workDays\":[]";
        for (String json : new String[]{event("CalendarPublished", "", "{\"year\":2026," + days + "}"),
                event("CalendarPublished", ",\"subject\":\"2026\"", "{" + days + "}")}) {
            Understood fact = (Understood) codec.decode(json.getBytes(StandardCharsets.UTF_8));
            assertThat(fact.envelope().subject()).isEqualTo("2026");
            assertThat(fact.envelope().data()).isEqualTo(new CalendarEvent.CalendarPublished(2026,
                    List.of(LocalDate.of(2026, 1, 1)), List.of(), null));
        }
        assertThat(notUnderstood(event("CalendarPublished", ",\"subject\":\"next\"", "{}")).code())
                .isEqualTo("bad-value");
        assertThat(notUnderstood(event("CalendarPublished", "", "{\"year\":2026,\"offDays\":[\"1 May\"]}")).detail())
                .startsWith("/data/offDays/0 must be a day");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -5, 0, 1899, 3000, 10_000, Integer.MAX_VALUE})
    void a_calendar_of_a_year_that_no_fact_lies_in_is_not_taken_in(int year) {
        for (String type : new String[]{"CalendarPublished", "CalendarAmended"}) {
            String json = event(type, ",\"subject\":\"" + year + "\"", "{\"year\":" + year + "}");
            assertThat(notUnderstood(json).code()).isEqualTo("bad-value");
            assertThat(notUnderstood(json).detail()).isEqualTo("/data/year lies outside the years 1900 to 2999");
            assertThat(codec.decodeStored(utf8(json)).subject()).isEqualTo(String.valueOf(year));
        }
    }

    @Test
    void a_calendar_of_the_first_and_of_the_last_year_is_taken_in() {
        for (String year : new String[]{"1900", "2999"}) {
            assertThat(understood(event("CalendarAmended", "", "{\"year\":" + year + "}")).envelope().subject())
                    .isEqualTo(year);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "0001-01-01T00:00:00+08:00", "1899-12-31T23:59:59+08:00",
            "3000-01-01T00:00:00+08:00", "9999-12-31T23:59:59-18:00"})
    void a_time_that_no_fact_lies_in_is_not_taken_in(String time) {
        for (String[] at : new String[][]{{"ApplicationSubmitted", "dueAt"}, {"AppointmentBooked", "slotStart"}}) {
            String json = event(at[0], ",\"subject\":\"A\"", "{\"" + at[1] + "\":\"" + time + "\"}");
            assertThat(notUnderstood(json).code()).isEqualTo("bad-value");
            assertThat(notUnderstood(json).detail())
                    .isEqualTo("/data/" + at[1] + " lies outside the years 1900 to 2999");
        }
    }

    @Test
    void a_day_that_no_fact_lies_in_is_not_taken_in_except_the_one_that_means_without_an_end() {
        String certificate = "{\"caseNo\":\"A\",\"validUntil\":\"%s\"}";
        for (String day : new String[]{"0001-01-01", "1899-12-31", "3000-01-01", "9999-12-30"}) {
            assertThat(notUnderstood(event("CertificateIssued", "", certificate.formatted(day))).detail())
                    .isEqualTo("/data/validUntil lies outside the years 1900 to 2999");
        }
        for (String day : new String[]{"1900-01-01", "2999-12-31", "9999-12-31"}) {
            understood(event("CertificateIssued", "", certificate.formatted(day)));
        }
        assertThat(notUnderstood(event("CalendarPublished", "", "{\"year\":2026,\"offDays\":[\"2026-01-01\","
                + "\"0026-01-02\"]}")).detail()).isEqualTo("/data/offDays/1 lies outside the years 1900 to 2999");
    }

    @Test
    void a_key_is_taken_from_the_subject_or_from_the_data() {
        for (String json : new String[]{event("CaseClosed", ",\"subject\":\"C1\"", "{}"),
                event("CaseClosed", "", "{\"caseNo\":\"C1\"}"),
                event("CaseClosed", ",\"subject\":null", "{\"caseNo\":\"C1\"}"),
                event("CaseClosed", ",\"subject\":\"C1\"", "{\"caseNo\":\"\"}")}) {
            // when
            Understood fact = understood(json);

            // then
            assertThat(fact.envelope().subject()).isEqualTo("C1");
            assertThat(fact.envelope().data()).isEqualTo(new ResultEvent.CaseClosed("C1", null));
            assertThat(codec.decodeStored(fact.canonical())).isEqualTo(fact.envelope());
        }
    }

    @ParameterizedTest
    @CsvSource({"'',no-time", "2026-03-20,bad-time", "2026-03-20T10:42:00,bad-time", "2026-03-20T10:42+08:00,bad-time",
            "2026-03-20T10:42:00+0800,bad-time", "2026-03-20T10:42:00+08,bad-time",
            "2026-03-20T10:42:00+08:00:30,bad-time", "2026-02-30T10:42:00Z,bad-time", "2026-03-20 10:42:00Z,bad-time",
            "1710902520,bad-time", "0026-03-20T10:42:00Z,bad-time", "12026-03-20T10:42:00Z,bad-time"})
    void a_time_that_is_not_rfc_3339_is_told(String time, String code) {
        String json = event("CaseClosed", ",\"subject\":\"C1\"", "{}").replace("2026-03-20T10:42:00+08:00", time);
        assertThat(notUnderstood(json).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-20T10:42:00Z", "2026-03-20t10:42:00.123z", "2026-03-20T10:42:00.123456789-03:30"})
    void every_form_of_rfc_3339_is_read(String time) {
        String json = event("CaseClosed", ",\"subject\":\"C1\"", "{}").replace("2026-03-20T10:42:00+08:00", time);
        assertThat(understood(json).envelope().time()).isEqualTo(OffsetDateTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EvaluationSubmitted | {\"satisfaction\":5} | /data/satisfaction",
            "EvaluationSubmitted | {\"satisfaction\":\"5\"} | /data/satisfaction",
            "EvaluationSubmitted | {\"satisfaction\":\"satisfied\"} | /data/satisfaction",
            "EvaluationSubmitted | {\"satisfaction\":\"\"} | /data/satisfaction",
            "ReviewStepCompleted | {\"stepName\":5} | /data/stepName",
            "ReviewStepCompleted | {\"stepName\":true} | /data/stepName",
            "ReviewStepCompleted | {\"stepName\":[\"a\"]} | /data/stepName",
            "ApplicationSubmitted | {\"dueAt\":1700000000} | /data/dueAt",
            "ApplicationSubmitted | {\"dueAt\":\"2026-03-20\"} | /data/dueAt",
            "TargetSet | {\"dueOn\":[2026,3,4]} | /data/dueOn",
            "TargetSet | {\"dueOn\":\"2026-02-30\"} | /data/dueOn",
            "TargetSet | {\"dueOn\":\"2026-03-20T00:00:00Z\"} | /data/dueOn",
            "TargetSet | {\"value\":\"0.8\"} | /data/value",
            "ServiceItemPublished | {\"visits\":1.5} | /data/visits",
            "ServiceItemPublished | {\"visits\":3000000000} | /data/visits",
            "ServiceItemPublished | {\"online\":1} | /data/online",
            "ServiceItemPublished | {\"online\":\"true\"} | /data/online",
            "ServiceItemPublished | {\"legalLimit\":20} | /data/legalLimit",
            "ServiceItemPublished | {\"legalLimit\":{\"value\":20}} | /data/legalLimit/unit",
            "ServiceItemPublished | {\"legalLimit\":{\"value\":20,\"unit\":\"日\"}} | /data/legalLimit/unit",
            "ServiceItemPublished | {\"legalLimit\":{\"unit\":\"MONTH\"}} | /data/legalLimit/value"})
    void nothing_is_converted_from_another_type(String type, String data, String path) {
        NotUnderstood reason = notUnderstood(event(type, ",\"subject\":\"K1\"", data));
        assertThat(reason.code()).isEqualTo("bad-value");
        assertThat(reason.detail()).startsWith(path + " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"channel\":\"2\" | /channel", "\"channel\":\"pc\" | /channel",
            "\"channel\":2 | /channel", "\"actor\":{} | /actor", "\"sourceseq\":-1 | /sourceseq",
            "\"sourceseq\":1.5 | /sourceseq", "\"sourceseq\":\"+1\" | /sourceseq", "\"sourceseq\":\"\" | /sourceseq",
            "\"sourceseq\":\"٣\" | /sourceseq", "\"sourceseq\":\"9999999999999999999\" | /sourceseq",
            "\"origin\":\"historical\" | /origin", "\"datacontenttype\":\"application/xml\" | /datacontenttype"})
    void an_extension_with_another_meaning_is_told(String extension, String path) {
        NotUnderstood reason = notUnderstood(event("CaseClosed", ",\"subject\":\"C1\"," + extension, "{}"));
        assertThat(reason.code()).isEqualTo("bad-value");
        assertThat(reason.detail()).startsWith(path + " ");
    }

    @Test
    void a_key_of_something_else_holds_no_control_characters_either() {
        for (String character : new String[]{"\\u0000", "\\n", "\\u007f"}) {
            assertThat(notUnderstood(event("ApplicationSubmitted", ",\"subject\":\"C1\"",
                    "{\"itemCode\":\"a" + character + "b\"}")).code()).isEqualTo("bad-value");
        }
    }

    @Test
    void names_and_keys_have_a_bounded_length() {
        String long257 = "x".repeat(257);
        String long513 = "x".repeat(513);
        String fine = event("CaseClosed", ",\"subject\":\"C1\"", "{}");
        assertThat(notUnderstood(event("CaseClosed", ",\"subject\":\"" + long257 + "\"", "{}")).code())
                .isEqualTo("too-long");
        assertThat(notUnderstood(event("ApplicationSubmitted", ",\"subject\":\"C\"",
                "{\"itemCode\":\"" + long257 + "\"}")).code()).isEqualTo("too-long");
        assertThat(notUnderstood(fine.replace("urn:s", long513)).code()).isEqualTo("too-long");
        assertThat(notUnderstood(fine.replace("\"id\":\"1\"", "\"id\":\"" + long513 + "\"")).code())
                .isEqualTo("too-long");
        assertThat(notUnderstood(fine.replace("CaseClosed", long513)).cloudEvent()).isTrue();
        assertThat(understood(fine.replace("urn:s", "x".repeat(512))).envelope().source()).hasSize(512);
    }

    @Test
    void whole_numbers_are_whole_however_they_are_written() {
        // given
        Understood fact = understood(event("ServiceItemPublished", ",\"subject\":\"I\",\"sourceseq\":1e3",
                "{\"visits\":1.0,\"onlineDepth\":4e0}"));

        // then
        assertThat(fact.envelope().sourceSequence()).isEqualTo(1000);
        assertThat(codec.decodeStored(fact.canonical())).isEqualTo(fact.envelope());
    }

    @Test
    void a_ratio_is_the_same_however_many_zeros_follow() {
        Understood fact = understood(event("TargetSet", ",\"subject\":\"T\"", "{\"value\":0.80}"));
        assertThat(((AssessmentEvent.TargetSet) fact.envelope().data()).value()).isEqualTo(new BigDecimal("0.8"));
        assertThat(codec.decodeStored(fact.canonical())).isEqualTo(fact.envelope());
    }

    @Test
    void a_quarantine_entry_that_we_make_ourselves_is_read_back() {
        // given
        GovernanceEvent.RecordQuarantined data = new GovernanceEvent.RecordQuarantined("q1", null, "i", null, "c",
                "d", "AA==");
        EventEnvelope entry = new EventEnvelope("q1", "urn:q", "RecordQuarantined", "q1",
                OffsetDateTime.parse("2026-03-20T10:42:00+08:00"), null, null, null, null, false, data);

        // then
        assertThat(codec.decodeStored(codec.encode(entry))).isEqualTo(entry);
    }

    @Test
    void stored_bytes_that_are_damaged_are_an_error_of_the_ledger() {
        assertThatThrownBy(() -> codec.decodeStored(utf8("{}"))).isInstanceOf(IllegalStateException.class);
    }

    private Understood understood(String json) {
        return understood(utf8(json));
    }

    private Understood understood(byte[] json) {
        Decoded decoded = codec.decode(json);
        assertThat(decoded).isInstanceOf(Understood.class);
        return (Understood) decoded;
    }

    private NotUnderstood notUnderstood(String json) {
        Decoded decoded = codec.decode(utf8(json));
        assertThat(decoded).isInstanceOf(NotUnderstood.class);
        return (NotUnderstood) decoded;
    }

    private static String event(String type, String more, String data) {
        return START + "\"" + type + "\"" + TIME + more + ",\"data\":" + data + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
