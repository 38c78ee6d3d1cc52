package org.serviceledger.app;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.app.Http.closed;
import static org.serviceledger.app.Http.fact;
import static org.serviceledger.app.Http.json;
import static org.serviceledger.app.Http.submitted;

/** The whole server, from outside: facts in, views, streams and pages out. */
@ExtendWith(SharedServer.class)
class ServerEndToEndTest {

    private final Http http;

    ServerEndToEndTest(Http http) {
        this.http = http;
    }

    @Test
    void a_record_is_recorded_once_and_its_id_cannot_be_used_again() throws Exception {
        HttpResponse<String> first = http.record(submitted("single-1", "S1", "PC"));
        assertThat(first.statusCode()).isEqualTo(201);
        long position = json(first).get("position").asLong();

        HttpResponse<String> again = http.record(submitted("single-1", "S1", "PC"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("status").asString()).isEqualTo("duplicate");
        assertThat(json(again).get("position").asLong()).isEqualTo(position);

        Problem.check(http.record(submitted("single-1", "S2", "PC")), 409, "id-reused");
    }

    @Test
    void a_batch_keeps_the_good_ones_answers_each_bad_one_and_loses_nothing() throws Exception {
        // when
        String unknown = fact("SomethingElse", "batch-3", "B1", "2026-03-16T10:00:00+08:00", "", "{\"a\":1}");
        HttpResponse<String> answer = http.post("/api/v1/records", Http.BATCH,
                "[" + submitted("batch-1", "B1", "MOBILE") + ",{\"rubbish\":true}," + unknown + ","
                        + closed("batch-4", "B1") + "]");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).extracting(a -> a.get("status").asString()).containsExactly("recorded", "quarantined",
                "quarantined", "recorded");
        JsonNode kept = Http.await("the quarantine view", () -> http.json("/api/v1/quarantine?limit=100"),
                list -> list.get("items").valueStream()
                        .anyMatch(e -> "batch-3".equals(e.get("recordId").asString(""))));
        JsonNode entry = kept.get("items").valueStream().filter(e -> "batch-3".equals(e.get("recordId").asString("")))
                .findFirst().orElseThrow();
        assertThat(entry.get("resolved").asBoolean()).isFalse();

        // when it is corrected and sent again
        String id = entry.get("quarantineId").asString();
        HttpResponse<String> resent = http.post("/api/v1/quarantine/" + id + "/resend", Http.EVENT,
                fact("MaterialsReceived", "batch-3", "B1", "2026-03-16T10:00:00+08:00", "", "{\"caseNo\":\"B1\"}"));

        // then
        assertThat(resent.statusCode()).isEqualTo(201);
        Problem.check(http.post("/api/v1/quarantine/" + id + "/resend", Http.EVENT, ""), 409, "already-resolved");
        assertThat(historyOf("B1")).containsExactlyInAnyOrder("ApplicationSubmitted", "CaseClosed",
                "MaterialsReceived");
    }

    @Test
    void a_stream_is_answered_line_by_line() throws Exception {
        String lines = submitted("line-1", "L1", "PC") + "\n\nrubbish\n" + closed("line-2", "L1") + "\n";
        HttpResponse<String> answer = http.post("/api/v1/records", Http.NDJSON, lines);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().toList()).hasSize(3);
        assertThat(answer.body().lines().toList().get(1)).contains("quarantined");
    }

    @Test
    void a_case_a_rate_and_a_board_follow_from_facts() throws Exception {
        // given
        http.record(fact("TargetSet", "target-1", "T1", "2026-01-01T00:00:00+08:00", "",
                """
                        {"targetId":"T1","metric":"positive-review","dueOn":"2026-12-31","comparator":"AT_LEAST","value":0.9}"""));
        http.record(fact("ApplicationSubmitted", "case-1", "C1", "2026-03-16T10:00:00+08:00", ",\"channel\":\"PC\"", """
                {"caseNo":"C1","dueAt":"2026-03-20T23:59:59+08:00"}"""));
        http.record(closed("case-2", "C1"));
        http.record(fact("QueueTicketTaken", "ticket-1", "K1", "2026-03-16T09:00:00+08:00", "", """
                {"ticketId":"K1","hallId":"H1","queue":"A","number":"A001"}"""));

        http.viewsFollow();
        // then
        JsonNode file = http.json("/api/v1/cases/C1");
        assertThat(file.get("status").asString()).isEqualTo("CLOSED");
        assertThat(file.get("promisedDueAt").asString()).isEqualTo("2026-03-20T23:59:59+08:00");
        JsonNode rates = http.json("/api/v1/rates?metric=online-take-up").get("items").get(0);
        assertThat(rates.get("numerator").asLong()).isPositive();
        assertThat(rates.get("denominator").asLong()).isGreaterThanOrEqualTo(rates.get("numerator").asLong());
        assertThat(http.json("/api/v1/halls/H1/board").get("waiting").asInt()).isEqualTo(1);

        JsonNode before = http.json("/api/v1/rates?metric=positive-review").get("items").get(0);

        // when a citizen evaluates, twice
        HttpResponse<String> evaluated = http.post("/api/v1/commands/SubmitEvaluation", "application/json",
                "{\"caseNo\":\"C1\",\"satisfaction\":\"SATISFIED\"}");
        assertThat(evaluated.statusCode()).isEqualTo(201);
        Problem.check(http.post("/api/v1/commands/SubmitEvaluation", "application/json",
                "{\"caseNo\":\"C1\",\"satisfaction\":\"SATISFIED\"}"), 422, "already-evaluated");

        // then
        JsonNode review = Http.await("the rate", () -> http.json("/api/v1/rates?metric=positive-review"),
                r -> r.get("items").get(0).get("denominator").asLong() > before.get("denominator").asLong())
                .get("items")
                .get(0);
        assertThat(review.get("numerator").asLong()).isEqualTo(before.get("numerator").asLong() + 1);
        assertThat(review.get("denominator").asLong()).isEqualTo(before.get("denominator").asLong() + 1);
        assertThat(review.get("target").asDouble()).isEqualTo(0.9);
    }

    @Test
    void a_history_stream_goes_on_live_and_a_reconnected_one_misses_and_repeats_nothing() throws Exception {
        // given
        http.record(submitted("sse-1", "E1", "PC"));
        List<String> seen = new ArrayList<>();
        try (Sse first = new Sse(http, "/api/v1/cases/E1/history/stream", null)) {
            seen.add(first.nextId());
            // when another event comes on the open connection
            http.record(closed("sse-2", "E1"));
            seen.add(first.nextId());
        }
        // and one while nobody listens
        http.record(fact("DecisionMade", "sse-3", "E1", "2026-03-16T11:00:00+08:00", "", "{\"caseNo\":\"E1\"}"));
        try (Sse second = new Sse(http, "/api/v1/cases/E1/history/stream", seen.getLast())) {
            seen.add(second.nextId());
            http.record(fact("MaterialsReceived", "sse-4", "E1", "2026-03-16T11:00:00+08:00", "",
                    "{\"caseNo\":\"E1\"}"));
            seen.add(second.nextId());
        }
        // then
        List<String> positions = http.json("/api/v1/cases/E1/history").get("items").valueStream()
                .map(i -> i.get("position").asString()).toList();
        assertThat(seen).isEqualTo(positions).hasSize(4);
    }

    @Test
    void bad_requests_are_problems_with_a_stable_code() throws Exception {
        Problem.check(http.record("{"), 400, "malformed-json");
        Problem.check(http.record("[]"), 400, "not-a-cloudevent");
        Problem.check(http.record("{\"a\":1}"), 400, "not-a-cloudevent");
        Problem.check(http.record(""), 400, "empty-body");
        Problem.check(http.post("/api/v1/records", "text/plain", "x"), 415, "unsupported-media-type");
        Problem.check(http.get("/api/v1/records"), 405, "method-not-allowed");
        Problem.check(http.get("/api/v1/nothing"), 404, "not-found");
        Problem.check(http.get("/api/v1/cases/NOBODY"), 404, "case-not-found");
        Problem.check(http.get("/api/v1/cases/C1?asOf=yesterday"), 400, "bad-parameter");
        Problem.check(http.get("/api/v1/rates?period=2026-13"), 400, "bad-parameter");
        Problem.check(http.get("/api/v1/rates?metric=no-such-metric"), 400, "unknown-metric");
        Problem.check(http.post("/api/v1/commands/NoSuchCommand", "application/json", "{}"), 404, "unknown-command");
        Problem.check(http.post("/api/v1/commands/SubmitEvaluation", "application/json", "{}"), 400,
                "malformed-command");
        Problem.check(http.record("{\"x\":\"" + "x".repeat(300_000) + "\"}"), 413, "record-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/citizen", "/inspector", "/leadership", "/hall/", "/hall/H1"})
    void a_page_has_a_strict_policy_and_everything_it_names(String path) throws Exception {
        HttpResponse<String> page = http.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe").doesNotContain("http:");
        Set<String> named = new LinkedHashSet<>();
        Matcher urls = Pattern.compile("\"(/(?:assets|lib)/[^\"]*[^\"/])\"").matcher(page.body());
        while (urls.find()) {
            named.add(urls.group(1));
        }
        assertThat(named).hasSizeGreaterThan(2);
        for (String url : named) {
            assertThat(http.get(url).statusCode()).as(url).isEqualTo(200);
        }
    }

    @Test
    void metrics_show_the_ledger_the_projection_and_the_rates() throws Exception {
        http.record(submitted("metric-1", "M1", "PC"));
        String metrics = Http.await("the rates among the metrics", () -> http.get("/actuator/prometheus").body(),
                text -> text.contains("service_rate{"));
        assertThat(metrics).contains("ledger_events").contains("ledger_append").contains("ledger_block")
                .contains("projection_position").contains("projection_lag").contains("metric=\"online-take-up\"");
        assertThat(http.json("/api/v1/integrity").get("head").get("hash").asString()).hasSize(64);
        assertThat(http.json("/v3/api-docs").get("paths").size()).isGreaterThan(8);
    }

    /** Answers that come at once and answers that come later, in turn: a kept-alive connection must not fall silent. */
    @Test
    void a_connection_that_is_kept_alive_goes_on_being_answered() throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(http.get("/api/v1/integrity").statusCode()).isEqualTo(200);
            assertThat(http.get("/api/v1/cases/NOBODY").statusCode()).isEqualTo(404);
        }
    }

    private List<String> historyOf(String caseNo) throws IOException, InterruptedException {
        return http.json("/api/v1/cases/" + caseNo + "/history").get("items").valueStream()
                .map(i -> i.get("type").asString()).toList();
    }
}
