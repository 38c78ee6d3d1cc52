package org.serviceledger.app;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Taking in facts over HTTP: every answer and every limit. */
@ExtendWith(SharedServer.class)
class IntakeContractTest {

    private static final String PATH = "/api/v1/records";

    private final Http http;

    IntakeContractTest(Http http) {
        this.http = http;
    }

    private HttpResponse<String> batch(List<String> records) throws Exception {
        return http.post(PATH, Http.BATCH, "[" + String.join(",", records) + "]");
    }

    @Test
    void each_outcome_has_its_status_and_the_same_fields() throws Exception {
        // when
        HttpResponse<String> recorded = http.record(Http.submitted("int-1", "INT-1", "PC"));
        HttpResponse<String> duplicate = http.record(Http.submitted("int-1", "INT-1", "PC"));
        HttpResponse<String> quarantined = http.record(Http.fact("NoSuchType", "int-2", "INT-1",
                "2026-03-16T10:00:00+08:00", "", "{}"));
        // then
        assertThat(List.of(recorded.statusCode(), duplicate.statusCode(), quarantined.statusCode()))
                .containsExactly(201, 200, 202);
        assertThat(List.of(recorded, duplicate, quarantined)).allSatisfy(answer -> assertThat(
                Http.json(answer).propertyNames()).contains("id", "status", "position", "code", "detail"));
        assertThat(Http.json(quarantined).get("code").asString()).isEqualTo("unknown-type");
        // and a conflict is a problem that says where the first one is
        JsonNode conflict = Problem.check(http.record(Http.submitted("int-1", "INT-OTHER", "PC")), 409, "id-reused");
        assertThat(conflict.get("position")).isEqualTo(Http.json(recorded).get("position"));
        assertThat(conflict.get("id").asString()).isEqualTo("int-1");
    }

    @Test
    void the_same_record_twice_in_one_batch_is_stored_once() throws Exception {
        // when
        JsonNode results = Http.json(batch(Collections.nCopies(5, Http.submitted("int-3", "INT-3", "PC"))));
        // then
        assertThat(results).extracting(r -> r.get("status").asString()).containsExactly("recorded", "duplicate",
                "duplicate", "duplicate", "duplicate");
        assertThat(results).extracting(r -> r.get("position").asLong()).containsOnly(
                results.get(0).get("position").asLong());
    }

    @Test
    void what_is_quarantined_twice_is_kept_once() throws Exception {
        // given
        String unknown = Http.fact("NoSuchType", "int-4", "INT-4", "2026-03-16T10:00:00+08:00", "", "{\"n\":4}");
        // when
        JsonNode results = Http.json(batch(List.of(unknown, unknown)));
        // then
        assertThat(results.get(0).get("position")).isEqualTo(results.get(1).get("position"));
    }

    @Test
    void a_batch_has_its_limits() throws Exception {
        Problem.check(batch(Collections.nCopies(1001, Http.closed("int-5", "INT-5"))), 413, "batch-too-large");
        Problem.check(batch(Collections.nCopies(900, "{\"x\":\"" + "x".repeat(10_000) + "\"}")), 413,
                "batch-too-large");
        Problem.check(http.post(PATH, Http.BATCH, "{}"), 400, "malformed-json");
        Problem.check(http.post(PATH, Http.BATCH, "[{},"), 400, "malformed-json");
        Problem.check(http.post(PATH, Http.BATCH, ""), 400, "empty-body");
        assertThat(Http.json(http.post(PATH, Http.BATCH, "[]")).size()).isZero();
    }

    @Test
    void a_body_that_is_too_large_is_refused_without_harm_to_the_connections() throws Exception {
        // given
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            // when
            for (int i = 0; i < 5; i++) {
                Problem.check(http.post(PATH, Http.BATCH, "x".repeat(9 << 20)), 413, "batch-too-large");
                Problem.check(http.record("x".repeat(300 << 10)), 413, "record-too-large");
                Problem.check(http.post("/api/v1/commands/SubmitEvaluation", "application/json", "x".repeat(1 << 20)),
                        413, "content-too-large");
            }
            assertThat(http.get("/actuator/health").statusCode()).isEqualTo(200);
        } finally {
            root.detachAppender(log);
        }
        // then
        assertThat(List.copyOf(log.list)).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    void a_stream_is_answered_in_order_whatever_becomes_of_each_line() throws Exception {
        // given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            lines.append(i % 100 == 7 ? "rubbish " + i : Http.closed("int-line-" + i, "INT-6-" + i)).append('\n');
        }
        // when
        HttpResponse<String> answer = http.post(PATH, Http.NDJSON, lines.toString());
        // then
        List<JsonNode> results = answer.body().lines().map(line -> tools.jackson.databind.json.JsonMapper.shared()
                .readTree(line)).toList();
        assertThat(results).hasSize(2000);
        for (int i = 0; i < results.size(); i++) {
            boolean rubbish = i % 100 == 7;
            assertThat(results.get(i).get("status").asString()).isEqualTo(rubbish ? "quarantined" : "recorded");
            assertThat(results.get(i).get("id").asString(null)).isEqualTo(rubbish ? null : "int-line-" + i);
        }
        assertThat(results).extracting(r -> r.get("position").asLong()).doesNotHaveDuplicates();
    }

    @Test
    void an_identity_number_is_never_stored_in_the_clear() throws Exception {
        // given a person's number where none belongs
        String number = "11010519491231002X";
        // when
        HttpResponse<String> answer = http.record(Http.fact("ApplicationSubmitted", "int-7", "INT-7",
                "2026-03-16T10:00:00+08:00", "", "{\"caseNo\":\"INT-7\",\"idNumber\":\"" + number + "\"}"));
        // then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain(number);
        String id = Http.json(answer).get("quarantineId").asString();
        String list = Http.await("its entry", () -> http.get("/api/v1/quarantine").body(), body -> body.contains(id));
        assertThat(list).doesNotContain(number);
        Problem.check(http.get("/api/v1/cases/INT-7/history"), 404, "case-not-found");
    }
}
