package org.serviceledger.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Case search over HTTP: each filter, words of one Chinese character and more, paging, and who may ask. */
@ExtendWith(SharedServer.class)
class CaseSearchContractTest {

    private final Http http;
    private final Http inspector;

    CaseSearchContractTest(Http http) {
        this.http = http;
        this.inspector = http.as("inspector");
    }

    private void record(String type, String id, String subject, String time, String extension, String data)
            throws Exception {
        assertThat(http.record(Http.fact(type, id, subject, time, extension, data)).statusCode()).as(type + id)
                .isIn(200, 201);
    }

    private void item(String code, String name, String department, String departmentName, String region)
            throws Exception {
        record("ServiceItemPublished", code + "-p", code, "2026-01-05T09:00:00+08:00", "",
                """
                        {"itemCode":"%s","name":"%s","department":"%s","departmentName":"%s","region":"%s","version":1,
                        "itemType":"ADMINISTRATIVE_LICENSE","level":"COUNTY","validFrom":"2026-01-01",
                        "promisedLimit":{"value":5,"unit":"WORKING_DAY"},"legalLimit":{"value":20,"unit":"WORKING_DAY"}}"""
                        .formatted(code, name, department, departmentName, region));
    }

    private void submitted(String caseNo, String item, String time, String channel) throws Exception {
        record("ApplicationSubmitted", caseNo + "-s", caseNo, time, ",\"channel\":\"" + channel + "\"",
                "{\"caseNo\":\"%s\",\"itemCode\":\"%s\",\"subjectRef\":\"SRCH-P\"}".formatted(caseNo, item));
    }

    private void did(String type, String caseNo, String time, String clerk, String more) throws Exception {
        record(type, caseNo + "-" + type + time, caseNo, time, ",\"actor\":\"%s\",\"actorrole\":\"CLERK\""
                .formatted(clerk), "{\"caseNo\":\"%s\"%s}".formatted(caseNo, more));
    }

    private List<String> found(String filters) throws Exception {
        List<String> numbers = new ArrayList<>();
        JsonNode answer = inspector.json("/api/v1/cases?subject=SRCH-P&limit=200&" + filters);
        answer.get("items").forEach(item -> numbers.add(item.get("caseNo").asString()));
        return numbers;
    }

    private static String text(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The facts of five cases, in any order. */
    private void facts() throws Exception {
        List<Fact> facts = new ArrayList<>(List.of(
                () -> item("SRCH-I1", "普通护照签发", "SRCH-D1", "公安局出入境管理支队", "997101"),
                () -> item("SRCH-I2", "食品经营许可 Food licence", "SRCH-D2", "市场监督管理局", "997203"),
                () -> submitted("SRCH-A-00017", "SRCH-I1", "2026-03-02T10:00:00+08:00", "PC"),
                () -> submitted("SRCH-B-00018", "SRCH-I1", "2026-03-03T10:00:00+08:00", "WINDOW"),
                () -> submitted("SRCH-C-00019", "SRCH-I2", "2026-03-04T23:30:00+08:00", "MOBILE"),
                () -> submitted("SRCH-D-00020", "SRCH-I2", "2026-03-05T00:10:00+08:00", "WINDOW"),
                () -> submitted("SRCH-E-00021", "SRCH-I0", "2026-03-06T10:00:00+08:00", "PC"),
                () -> did("ApplicationAccepted", "SRCH-A-00017", "2026-03-02T11:00:00+08:00", "srch-clerk-1", ""),
                () -> did("ReviewStepCompleted", "SRCH-A-00017", "2026-03-03T11:00:00+08:00", "srch-clerk-2",
                        ",\"stepName\":\"现场踏勘\""),
                () -> did("DecisionMade", "SRCH-A-00017", "2026-03-04T11:00:00+08:00", "srch-clerk-2",
                        ",\"outcome\":\"GRANTED\""),
                () -> did("CaseClosed", "SRCH-A-00017", "2026-03-04T12:00:00+08:00", "srch-clerk-2", ""),
                () -> did("CertificateIssued", "SRCH-A-00017", "2026-03-04T13:00:00+08:00", "srch-clerk-2",
                        ",\"certificateNo\":\"证SRCH-77\",\"name\":\"护照\""),
                () -> did("ApplicationAccepted", "SRCH-B-00018", "2026-03-03T23:15:00+08:00", "srch-clerk-1", ""),
                () -> did("ApplicationAccepted", "SRCH-C-00019", "2026-03-05T09:00:00+08:00", "srch-clerk-3", ""),
                () -> did("SpecialProcedureStarted", "SRCH-C-00019", "2026-03-06T09:00:00+08:00", "srch-clerk-3",
                        ",\"kind\":\"EXPERT_REVIEW\""),
                () -> did("CaseClosed", "SRCH-E-00021", "2026-03-06T12:00:00+08:00", "srch-clerk-3", ""),
                () -> did("CaseClosed", "SRCH-E-00021", "2026-03-06T13:00:00+08:00", "srch-clerk-3", ""),
                () -> record("EvaluationSubmitted", "srch-e-ev", "SRCH-E-00021", "2026-03-06T14:00:00+08:00", "",
                        "{\"caseNo\":\"SRCH-E-00021\",\"satisfaction\":\"VERY_SATISFIED\",\"deviceId\":\"srch-pad\",\"comment\":\"王某很好\"}")));
        Collections.shuffle(facts, new Random(3));
        for (Fact fact : facts) {
            fact.tell();
        }
        http.viewsFollow();
    }

    @FunctionalInterface
    private interface Fact {
        void tell() throws Exception;
    }

    @Test
    void the_end_of_a_number_finds_its_case_among_many_that_end_nearly_so() throws Exception {
        // given one old case, and more newer ones of the same daily number than are looked through
        String old = "TAIL-2026030100001";
        for (int i = 0; i < 220; i++) {
            String caseNo = i == 0 ? old : "TAIL-2026%04d00001".formatted(1000 + i);
            record("ApplicationSubmitted", caseNo, caseNo, "2026-01-%02dT09:00:00+08:00".formatted(1 + i / 10), "",
                    "{\"caseNo\":\"%s\",\"subjectRef\":\"SRCH-T\"}".formatted(caseNo));
        }
        http.viewsFollow();
        for (String end : List.of("L-2026030100001", "2026030100001", "030100001", "30100001", "100001")) {
            // when
            JsonNode answer = inspector.json("/api/v1/cases?subject=SRCH-T&" + text(end));
            // then
            assertThat(answer.get("items")).as(end).anySatisfy(
                    found -> assertThat(found.get("caseNo").asString()).isEqualTo(old));
        }
        assertThat(inspector.json("/api/v1/cases?subject=SRCH-T&limit=200&q=00001").get("items")).hasSize(200);
    }

    @Test
    void a_number_of_small_letters_and_capitals_is_found_as_it_is_written() throws Exception {
        // given
        record("ApplicationSubmitted", "mixed-s", "SRch-exp-1", "2026-01-05T09:00:00+08:00", "",
                "{\"caseNo\":\"SRch-exp-1\",\"subjectRef\":\"SRCH-M\"}");
        record("CertificateIssued", "mixed-c", "SRch-exp-1", "2026-01-06T09:00:00+08:00", "",
                "{\"caseNo\":\"SRch-exp-1\",\"certificateNo\":\"Zx-Licence-17\",\"certificateType\":\"LICENCE\"}");
        http.viewsFollow();
        for (String word : List.of("SRch-exp-1", "SRch-ex", "SRch", "exp-1", "ＳＲｃｈ-exp-1", "ch-exp-1", "Zx-Lic")) {
            // when
            JsonNode found = inspector.json("/api/v1/cases?subject=SRCH-M&" + text(word));
            // then
            assertThat(found.get("items")).as(word).hasSize(1);
        }
        for (String word : List.of("Zx-Licence-17", "Zx-Lic", "cence-17")) {
            assertThat(inspector.json("/api/v1/certificates?caseNo=SRch-exp-1&" + text(word)).get("items")).as(word)
                    .hasSize(1);
        }
        assertThat(inspector.json("/api/v1/cases?subject=SRCH-M&" + text("SRch-exp-2")).get("items")).isEmpty();
    }

    @Test
    void each_filter_finds_its_cases_in_whatever_order_they_were_told() throws Exception {
        // given
        facts();
        String a = "SRCH-A-00017";
        String b = "SRCH-B-00018";
        String c = "SRCH-C-00019";
        String d = "SRCH-D-00020";
        String e = "SRCH-E-00021";
        // then
        assertThat(found("")).containsExactly(e, d, c, b, a);
        assertThat(found("item=SRCH-I1")).containsExactly(b, a);
        assertThat(found("item=SRCH-I1,SRCH-I2&channel=WINDOW")).containsExactly(d, b);
        assertThat(found("department=SRCH-D2")).containsExactly(d, c);
        // a province, a city, a county
        assertThat(found("region=990000")).containsExactly(d, c, b, a);
        assertThat(found("region=997100")).containsExactly(b, a);
        assertThat(found("region=997203")).containsExactly(d, c);
        assertThat(found("region=997201")).isEmpty();
        assertThat(found("status=CLOSED")).containsExactly(e, a);
        assertThat(found("status=SUBMITTED")).containsExactly(d);
        assertThat(found("open=true")).containsExactly(d, c, b);
        assertThat(found("light=PAUSED")).containsExactly(c);
        assertThat(found("overdue=true")).containsExactly(b);
        assertThat(found("light=RED,LEGAL_RED")).containsExactly(b);
        assertThat(found("clerk=srch-clerk-1")).containsExactly(b, a);
        assertThat(found("clerk=srch-clerk-1&night=2026-03-03")).containsExactly(b);
        assertThat(found("step=" + URLEncoder.encode("现场踏勘", StandardCharsets.UTF_8))).containsExactly(a);
        assertThat(found("irregularity=unnoticed-exclusion")).containsExactly(c);
        assertThat(found("device=srch-pad&ratedOn=2026-03-06")).containsExactly(e);
        assertThat(found("device=srch-pad&ratedOn=2026-03-07")).isEmpty();
        // days of Asia/Shanghai, both included
        assertThat(found("from=2026-03-04&to=2026-03-04")).containsExactly(c);
        assertThat(found("from=2026-03-05")).containsExactly(e, d);
        assertThat(found("to=2026-03-03")).containsExactly(b, a);
        // words: one character, two, a department's, a step's, a certificate's, numbers, Latin, several at once
        assertThat(found(text("照"))).containsExactly(b, a);
        assertThat(found(text("护照"))).containsExactly(b, a);
        assertThat(found(text("出入境"))).containsExactly(b, a);
        assertThat(found(text("踏勘"))).containsExactly(a);
        assertThat(found(text("证srch-77"))).containsExactly(a);
        assertThat(found(text("SRCH-B-0001"))).containsExactly(b);
        assertThat(found(text("SRCH-A-00017"))).containsExactly(a);
        assertThat(found(text("C-00019"))).containsExactly(c);
        assertThat(found(text("food"))).containsExactly(d, c);
        assertThat(found(text("许可 监督"))).containsExactly(d, c);
        assertThat(found(text("护照 踏勘"))).containsExactly(a);
        assertThat(found(text("护照 SRCH-B-0001"))).containsExactly(b);
        assertThat(found(text("护照 监督"))).isEmpty();
        assertThat(found(text("王某"))).isEmpty();
        assertThat(found(text("证") + "&status=CLOSED")).isEmpty();
        assertThat(found(text("护") + "&status=CLOSED")).containsExactly(a);
    }

    @Test
    void pages_join_without_gap_and_a_case_says_what_it_is() throws Exception {
        // given
        for (int i = 0; i < 7; i++) {
            submitted("SRCHP-" + i, "SRCHP-I", "2026-02-0%dT10:00:00+08:00".formatted(1 + i / 3), "PC");
        }
        Http.await("the views", () -> found("item=SRCHP-I"), numbers -> numbers.size() == 7);
        // when
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = inspector.json("/api/v1/cases?item=SRCHP-I&limit=3" + cursor);
            page.get("items").forEach(item -> all.add(item.get("caseNo").asString()));
            cursor = page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asString();
        } while (cursor != null);
        // then
        assertThat(all).containsExactly("SRCHP-6", "SRCHP-5", "SRCHP-4", "SRCHP-3", "SRCHP-2", "SRCHP-1", "SRCHP-0");
        assertThat(inspector.json("/api/v1/cases/count?item=SRCHP-I").toString())
                .isEqualTo("{\"count\":7,\"complete\":true}");
        assertThat(inspector.json("/api/v1/cases/count?item=SRCHP-I&status=CLOSED").get("count").asInt()).isZero();
        assertThat(inspector.json("/api/v1/cases?item=SRCHP-I&limit=1").get("items").get(0).propertyNames())
                .contains("caseNo", "status", "light", "channel", "itemCode", "whoMustAct", "irregularities");
    }

    @Test
    void what_many_cases_have_in_common_is_shown() throws Exception {
        // given a clerk's night and a tablet's day
        for (int i = 0; i < 4; i++) {
            String caseNo = "SRCHN-" + i;
            submitted(caseNo, "SRCHN-I", "2026-02-10T10:00:00+08:00", "PC");
            did("ApplicationAccepted", caseNo, "2026-02-%02dT0%d:00:00+08:00".formatted(i == 0 ? 10 : 11, i), "srchn",
                    "");
            record("EvaluationSubmitted", caseNo + "-e", caseNo, "2026-02-12T14:0" + i + ":00+08:00", "",
                    "{\"caseNo\":\"%s\",\"satisfaction\":\"SATISFIED\",\"deviceId\":\"srchn|pad\"}".formatted(caseNo));
        }
        // then
        JsonNode nights = Http.await("the night",
                () -> inspector.json("/api/v1/patterns?pattern=clerk-night&atLeast=3"),
                found -> found.get("items").toString().contains("srchn"));
        assertThat(nights.get("items").valueStream().filter(one -> one.get("clerk").asString().equals("srchn")))
                .singleElement().satisfies(one -> {
                    assertThat(one.get("day").asString()).isEqualTo("2026-02-10");
                    assertThat(one.get("cases").asInt()).isEqualTo(3);
                });
        JsonNode tablets = Http.await("the tablet",
                () -> inspector.json("/api/v1/patterns?pattern=device-day&atLeast=4"),
                found -> found.get("items").toString().contains("srchn|pad"));
        assertThat(tablets.get("items").get(0).get("cases").asInt()).isEqualTo(4);
        Problem.check(inspector.get("/api/v1/patterns?pattern=moon"), 400, "bad-parameter");
        Problem.check(inspector.get("/api/v1/patterns?atLeast=1"), 400, "bad-parameter");
    }

    @Test
    void a_leader_sees_cases_without_what_applicants_wrote_and_cannot_ask_whose_they_are() throws Exception {
        // given
        facts();
        Http leader = http.as("leader");
        // then
        JsonNode seen = leader.json("/api/v1/cases?device=srch-pad").get("items").get(0);
        assertThat(seen.get("evaluation").get("satisfaction").asString()).isEqualTo("VERY_SATISFIED");
        assertThat(seen.toString()).doesNotContain("王某");
        assertThat(inspector.json("/api/v1/cases?device=srch-pad").toString()).contains("王某");
        Problem.check(leader.get("/api/v1/cases?subject=SRCH-P"), 403, "forbidden");
        Problem.check(http.as("citizen").get("/api/v1/cases"), 403, "forbidden");
    }

    @Test
    void what_is_wrong_with_a_filter_is_said() throws Exception {
        for (String wrong : List.of("status=LOST", "light=PINK", "channel=PIGEON", "from=yesterday", "open=maybe",
                "from=2026-03-02&to=2026-03-01", "night=2026-03-01", "ratedOn=2026-03-01", "limit=0", "limit=201",
                "cursor=x", "item=,", "status=+", "q=a+b+c+d+e+f+g+h+i")) {
            Problem.check(inspector.get("/api/v1/cases?" + wrong), 400, "bad-parameter");
        }
    }
}
