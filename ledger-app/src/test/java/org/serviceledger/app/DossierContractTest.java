package org.serviceledger.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A case's dossier over HTTP: documents, certificates, procedures, corrections, what comes next; and the past. */
@ExtendWith(SharedServer.class)
class DossierContractTest {

    private final Http http;

    DossierContractTest(Http http) {
        this.http = http;
    }

    private long record(String type, String id, String caseNo, String time, String more) throws Exception {
        var answer = http.record(Http.fact(type, id, caseNo, time, ",\"actor\":\"dos-clerk\",\"actorrole\":\"CLERK\"",
                "{\"caseNo\":\"%s\"%s}".formatted(caseNo, more)));
        assertThat(answer.statusCode()).as(type + " " + answer.body()).isIn(200, 201);
        return Http.json(answer).get("position").asLong();
    }

    /** The case once all that was told of it, and of its certificates, is in the views. */
    private JsonNode shown(String caseNo) throws Exception {
        http.viewsFollow();
        return http.json("/api/v1/cases/" + caseNo);
    }

    @Test
    void a_dossier_has_what_was_handed_in_asked_for_and_issued() throws Exception {
        // given
        record("ApplicationSubmitted", "dos-1", "DOS-1", "2026-03-02T09:00:00+08:00",
                ",\"materials\":[{\"name\":\"申请表\",\"received\":true},{\"name\":\"照片\",\"received\":false}]");
        record("MaterialsReceived", "dos-2", "DOS-1", "2026-03-02T10:00:00+08:00", ",\"receiptNo\":\"接1\"");
        record("MaterialsWaived", "dos-3", "DOS-1", "2026-03-02T10:01:00+08:00", ",\"materials\":[\"身份证复印件\"]");
        record("CorrectionRequired", "dos-4", "DOS-1", "2026-03-03T10:00:00+08:00",
                ",\"documentNo\":\"补1\",\"items\":[\"照片\"]");
        record("ReviewStepCompleted", "dos-4b", "DOS-1", "2026-03-02T10:30:00+08:00", "");
        JsonNode missing = shown("DOS-1");
        assertThat(missing.get("next").get("code").asString()).isEqualTo("correct");
        assertThat(missing.get("next").get("whoMustAct").asString()).isEqualTo("APPLICANT");
        assertThat(missing.get("materials")).extracting(one -> one.get("name").asString() + " "
                + one.get("state").asString()).containsExactly("申请表 RECEIVED", "身份证复印件 WAIVED", "照片 MISSING");
        // when
        record("CorrectionSubmitted", "dos-5", "DOS-1", "2026-03-04T10:00:00+08:00", "");
        record("ApplicationAccepted", "dos-6", "DOS-1", "2026-03-04T11:00:00+08:00", ",\"documentNo\":\"受1\"");
        record("SpecialProcedureStarted", "dos-7", "DOS-1", "2026-03-05T10:00:00+08:00",
                ",\"kind\":\"EXPERT_REVIEW\",\"noticeNo\":\"特1\"");
        record("ReviewStepStarted", "dos-7b", "DOS-1", "2026-03-05T10:30:00+08:00", "");
        assertThat(shown("DOS-1").get("next").get("code").asString()).isEqualTo("procedure");
        record("SpecialProcedureEnded", "dos-8", "DOS-1", "2026-03-09T10:00:00+08:00",
                ",\"kind\":\"EXPERT_REVIEW\",\"result\":\"通过\"");
        record("DecisionMade", "dos-9", "DOS-1", "2026-03-10T10:00:00+08:00",
                ",\"outcome\":\"GRANTED\",\"documentNo\":\"决1\"");
        record("CertificateIssued", "dos-10", "DOS-1", "2026-03-10T11:00:00+08:00",
                ",\"certificateNo\":\"证DOS1\",\"name\":\"许可证\",\"issuer\":\"局\",\"validUntil\":\"2099-12-31\"");
        record("CaseClosed", "dos-11", "DOS-1", "2026-03-10T12:00:00+08:00", "");
        // then
        JsonNode file = shown("DOS-1");
        assertThat(file.get("next").get("code").asString()).isEqualTo("deliver");
        assertThat(file.get("next").get("zh").asString()).isNotBlank();
        assertThat(file.get("documents")).extracting(one -> one.get("documentNo").asString()).containsExactly("接1",
                "补1", "受1", "特1", "决1");
        assertThat(file.get("materials").get(2).get("state").asString()).isEqualTo("RECEIVED");
        assertThat(file.get("procedures")).singleElement().satisfies(one -> {
            assertThat(one.get("startedAt").asString()).startsWith("2026-03-05");
            assertThat(one.get("endedAt").asString()).startsWith("2026-03-09");
            assertThat(one.get("result").asString()).isEqualTo("通过");
        });
        assertThat(file.get("certificates").get(0).get("state").asString()).isEqualTo("VALID");
        // and the register has it, until it is revoked in another case
        Http inspector = http.as("inspector");
        assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-1").get("items")).hasSize(1);
        record("CertificateRevoked", "dos-12", "DOS-9", "2026-04-10T11:00:00+08:00",
                ",\"certificateNo\":\"证DOS1\",\"legalBasis\":\"行政许可法69\"");
        shown("DOS-9");
        String number = java.net.URLEncoder.encode("证DOS1", java.nio.charset.StandardCharsets.UTF_8);
        assertThat(inspector.json("/api/v1/certificates/" + number).get("state").asString()).isEqualTo("REVOKED");
        assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-1&state=VALID").get("items")).isEmpty();
        for (String piece : java.util.List.of("证DOS1", "证dos1", "证DOS", "许可")) {
            String q = java.net.URLEncoder.encode(piece, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-1&q=" + q).get("items")).as(piece).hasSize(1);
        }
        assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-1&q=DOS2").get("items")).isEmpty();
        assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-1&state=REVOKED").get("items")).hasSize(1);
        assertThat(http.json("/api/v1/cases/DOS-1").get("certificates").get(0).get("state").asString())
                .isEqualTo("REVOKED");
        assertThat(http.json("/api/v1/cases/DOS-1?asOf=2026-04-01T00:00:00%2B08:00").get("certificates").get(0)
                .get("state").asString()).isEqualTo("VALID");
        Problem.check(inspector.get("/api/v1/certificates/none"), 404, "certificate-not-found");
    }

    @Test
    void a_case_shows_its_own_certificate_though_another_bears_the_same_number() throws Exception {
        for (String caseNo : java.util.List.of("DOS-91", "DOS-92")) {
            record("CertificateIssued", "issue-" + caseNo, caseNo, "2026-03-10T11:00:00+08:00",
                    ",\"certificateNo\":\"证DOS9\",\"name\":\"许可证%s\"".formatted(caseNo));
        }
        assertThat(shown("DOS-92").get("certificates")).singleElement()
                .matches(one -> one.get("name").asString().equals("许可证DOS-92"));
        // and what happens to it elsewhere is told
        record("CertificateRevoked", "revoke-DOS-92", "DOS-90", "2026-04-10T11:00:00+08:00",
                ",\"certificateNo\":\"证DOS9\"");
        assertThat(shown("DOS-92").get("certificates").get(0).get("state").asString()).isEqualTo("REVOKED");
    }

    @Test
    void while_a_procedure_pauses_the_clock_no_calendar_is_missing_that_no_day_is_reckoned_by() throws Exception {
        // given the year's calendar, and none of the years after it
        http.record(Http.fact("ServiceItemPublished", "dos-j", "DOS-J", "2026-01-05T09:00:00+08:00", "",
                """
                        {"itemCode":"DOS-J","name":"许可","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY","version":1,
                        "promisedLimit":{"value":20,"unit":"WORKING_DAY"},"validFrom":"2026-01-01"}"""));
        http.record(Http.fact("CalendarPublished", "dos-2046", "2046", "2045-11-04T12:00:00+08:00", "",
                "{\"year\":2046,\"offDays\":[],\"workDays\":[],\"document\":\"国办\"}"));
        record("ApplicationSubmitted", "dos-96", "DOS-96", "2046-06-04T09:00:00+08:00", ",\"itemCode\":\"DOS-J\"");
        record("ApplicationAccepted", "dos-97", "DOS-96", "2046-06-04T10:00:00+08:00", "");
        // when
        record("SpecialProcedureStarted", "dos-98", "DOS-96", "2046-06-06T10:00:00+08:00",
                ",\"kind\":\"EXPERT_REVIEW\",\"noticeNo\":\"特1\"");
        // then
        assertThat(shown("DOS-96").toString()).contains("exclusion-without-end").doesNotContain("calendar-missing");
    }

    @Test
    void of_what_was_asked_for_only_what_was_handed_in_has_come() throws Exception {
        record("CorrectionRequired", "dos-93", "DOS-93", "2026-03-03T10:00:00+08:00",
                ",\"items\":[\"结算单\",\"收入证明\",\"结婚证\"]");
        record("CorrectionSubmitted", "dos-94", "DOS-93", "2026-03-04T10:00:00+08:00",
                ",\"materials\":[{\"name\":\"收入证明\"}]");
        assertThat(shown("DOS-93").get("materials")).extracting(one -> one.get("name").asString() + " "
                + one.get("state").asString())
                .containsExactly("结算单 MISSING", "收入证明 RECEIVED", "结婚证 MISSING");
        // and by another name all of it has
        record("CorrectionSubmitted", "dos-95", "DOS-93", "2026-03-05T10:00:00+08:00",
                ",\"materials\":[{\"name\":\"补正材料一套\"}]");
        assertThat(shown("DOS-93").get("materials")).extracting(one -> one.get("state").asString())
                .containsOnly("RECEIVED");
    }

    @Test
    void a_correction_shows_before_and_after_and_the_past_is_told_as_it_should_have_been() throws Exception {
        // given a decision with a wrong outcome and a wrong day
        record("ApplicationSubmitted", "dos-20", "DOS-2", "2026-03-02T09:00:00+08:00", "");
        long decided = record("DecisionMade", "dos-21", "DOS-2", "2026-03-10T10:00:00+08:00",
                ",\"outcome\":\"REFUSED\"");
        // when it is corrected twice
        record("FactCorrected", "dos-22", "DOS-2", "2026-03-20T10:00:00+08:00",
                ",\"correctedSource\":\"urn:test\",\"correctedId\":\"dos-21\",\"field\":\"/data/outcome\",\"value\":\"\\\"GRANTED\\\"\",\"reason\":\"录入错误\",\"approvedBy\":\"局长\"");
        record("FactCorrected", "dos-23", "DOS-2", "2026-03-21T10:00:00+08:00",
                ",\"correctedSource\":\"urn:test\",\"correctedId\":\"dos-21\",\"field\":\"/time\",\"value\":\"\\\"2026-03-05T10:00:00+08:00\\\"\"");
        // then each says what it was and what is right
        JsonNode file = shown("DOS-2");
        assertThat(file.get("corrections")).extracting(one -> one.get("field").asString() + " "
                + one.get("before").asString() + " -> " + one.get("after").asString() + " of " + one.get("corrects"))
                .containsExactly("/data/outcome REFUSED -> GRANTED of " + decided,
                        "/time 2026-03-10T10:00:00+08:00 -> 2026-03-05T10:00:00+08:00 of " + decided);
        assertThat(file.get("corrections").get(0).get("askedBy").asString()).isEqualTo("dos-clerk");
        assertThat(file.get("corrections").get(0).get("approvedBy").asString()).isEqualTo("局长");
        // as true on the 6th, by what is known now; as known before the corrections
        JsonNode then = http.json("/api/v1/cases/DOS-2?asOf=2026-03-06T00:00:00%2B08:00");
        assertThat(then.get("outcome").asString()).isEqualTo("GRANTED");
        assertThat(then.get("decidedAt").asString()).startsWith("2026-03-05T10:00:00");
        JsonNode before = http.json("/api/v1/cases/DOS-2?position=" + decided);
        Problem.check(http.get("/api/v1/cases/DOS-2?position=900000000000"), 404, "position-not-reached");
        assertThat(before.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(before.get("corrections")).isEmpty();
        JsonNode early = http.json("/api/v1/cases/DOS-2?asOf=2026-03-04T00:00:00%2B08:00");
        assertThat(early.path("decidedAt").asString("")).isEmpty();
        assertThat(early.get("corrections")).isEmpty();
    }

    @Test
    void a_certificate_is_found_by_the_end_of_its_number() throws Exception {
        // given two that end alike
        for (String number : java.util.List.of("JHZ20260012345X", "JHZ20260912345X")) {
            record("CertificateIssued", "dos-" + number, "DOS-E", "2026-03-10T11:00:00+08:00",
                    ",\"certificateNo\":\"%s\",\"name\":\"营业执照\",\"issuer\":\"局\"".formatted(number));
        }
        shown("DOS-E");
        Http inspector = http.as("inspector");
        // then by five characters or more, in any case; by other ends and by fewer not
        String all = "JHZ20260012345X";
        for (int length = 1; length <= all.length(); length++) {
            String end = all.substring(all.length() - length);
            int expected = length < 5 ? 0 : length < 7 ? 2 : 1;
            for (String q : java.util.List.of(end, end.toLowerCase(java.util.Locale.ROOT))) {
                assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-E&q=" + q).get("items")).as(q)
                        .hasSize(expected);
            }
        }
        for (String other : java.util.List.of("2345Y", "92345X", "7012345X", "20260812345X", "012345")) {
            assertThat(inspector.json("/api/v1/certificates?caseNo=DOS-E&q=" + other).get("items")).as(other)
                    .isEmpty();
        }
    }

    @Test
    void the_past_counts_by_the_calendar_that_was_known_then() throws Exception {
        // given an item, a case and then a day off more
        http.record(Http.fact("ServiceItemPublished", "dos-i", "DOS-I", "2026-01-05T09:00:00+08:00", "",
                """
                        {"itemCode":"DOS-I","name":"许可","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY","version":1,
                        "promisedLimit":{"value":2,"unit":"WORKING_DAY"},"validFrom":"2026-01-01"}"""));
        record("ApplicationSubmitted", "dos-30", "DOS-3", "2036-06-02T09:00:00+08:00", ",\"itemCode\":\"DOS-I\"");
        long accepted = record("ApplicationAccepted", "dos-31", "DOS-3", "2036-06-02T10:00:00+08:00", "");
        String before = shown("DOS-3").get("promisedDueAt").asString();
        var calendar = http.record(Http.fact("CalendarPublished", "dos-2036", "2036", "2035-11-04T12:00:00+08:00", "",
                "{\"year\":2036,\"offDays\":[\"2036-06-03\"],\"workDays\":[],\"document\":\"国办\"}"));
        assertThat(calendar.statusCode()).isEqualTo(201);
        // then
        JsonNode now = Http.await("the new due day", () -> http.json("/api/v1/cases/DOS-3"),
                found -> !found.get("promisedDueAt").asString().equals(before));
        assertThat(http.json("/api/v1/cases/DOS-3?position=" + accepted).get("promisedDueAt").asString())
                .isEqualTo(before).isNotEqualTo(now.get("promisedDueAt").asString());
        assertThat(http.json("/api/v1/cases/DOS-3?position=" + Http.json(calendar).get("position").asLong())
                .get("promisedDueAt").asString()).isEqualTo(now.get("promisedDueAt").asString());
    }
}
