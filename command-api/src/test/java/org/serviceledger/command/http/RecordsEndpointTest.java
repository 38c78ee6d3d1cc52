package org.serviceledger.command.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import org.serviceledger.core.ledger.LedgerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.command.Desk.closed;
import static org.serviceledger.command.Desk.event;

class RecordsEndpointTest {

    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private final HttpDesk desk = new HttpDesk();
    private final WebTestClient client = desk.client();

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENT, "application/json", EVENT + ";charset=utf-8"})
    void a_single_record_is_recorded_and_then_a_duplicate(String contentType) {
        post(contentType, closed("a", "C1")).expectStatus().isCreated().expectBody()
                .json("{\"id\":\"a\",\"status\":\"recorded\",\"position\":0,\"code\":null,\"detail\":null}");
        post(contentType, closed("a", "C1")).expectStatus().isOk().expectBody().jsonPath("$.status")
                .isEqualTo("duplicate").jsonPath("$.position").isEqualTo(0);
    }

    @Test
    void a_single_record_that_is_not_understood_is_quarantined() {
        post(EVENT, event("a", "NoSuchType", "C1", "{}")).expectStatus().isAccepted().expectBody().jsonPath("$.id")
                .isEqualTo("a").jsonPath("$.status").isEqualTo("quarantined").jsonPath("$.position").isEqualTo(0)
                .jsonPath("$.code").isEqualTo("unknown-type").jsonPath("$.quarantineId").isNotEmpty();
    }

    @Test
    void a_single_record_with_a_used_id_is_a_problem_with_the_results_fields() {
        post(EVENT, closed("a", "C1"));
        problem(post(EVENT, closed("a", "C2")), 409, "id-reused").jsonPath("$.id").isEqualTo("a")
                .jsonPath("$.position").isEqualTo(0).jsonPath("$.recordStatus").isEqualTo("conflict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"specversion\" | malformed-json", "[] | not-a-cloudevent",
            "{\"id\":\"a\"} | not-a-cloudevent", "' ' | malformed-json"})
    void a_single_body_that_is_no_cloud_event_is_a_bad_request(String body, String code) {
        problem(post(EVENT, body), 400, code);
        assertThat(desk.desk().recorded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENT, BATCH, "application/x-ndjson"})
    void an_empty_body_is_a_bad_request(String contentType) {
        problem(client.post().uri("/api/v1/records").contentType(MediaType.parseMediaType(contentType)).exchange(),
                400, "empty-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents-batch+avro"})
    void another_content_type_is_not_supported(String contentType) {
        problem(post(contentType, closed("a", "C1")), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENT, BATCH, "application/x-ndjson"})
    void a_packed_body_is_not_supported(String contentType) {
        problem(client.post().uri("/api/v1/records").contentType(MediaType.parseMediaType(contentType))
                .header("Content-Encoding", "gzip").bodyValue(closed("a", "C1")).exchange(), 415,
                "unsupported-content-encoding");
        client.post().uri("/api/v1/records").contentType(MediaType.parseMediaType(EVENT))
                .header("Content-Encoding", "identity").bodyValue(closed("a", "C1")).exchange().expectStatus()
                .isCreated();
    }

    @Test
    void a_single_record_has_a_largest_size() {
        String pad = "x".repeat((256 << 10) - closed("a", "C1", "").length());
        post(EVENT, closed("a", "C1", pad)).expectStatus().isCreated();
        problem(post(EVENT, closed("b", "C1", pad + "x")), 413, "record-too-large");
    }

    @Test
    void a_batch_records_the_good_and_keeps_the_bad_one_by_one() {
        // when
        post(BATCH, "[" + closed("a", "C1") + ",{\"malformed\":true}," + event("u", "NoSuchType", "C1", "{}") + ",\n"
                + closed("a", "C1") + " ," + closed("a", "C2") + ",\"text\",17,null," + closed("b", "C1") + "]")
                .expectStatus().isOk().expectBody()
                // then
                .jsonPath("$.length()").isEqualTo(9).jsonPath("$[*].status").value(statuses -> assertThat(statuses)
                        .asString().isEqualTo("[\"recorded\",\"quarantined\",\"quarantined\",\"duplicate\","
                                + "\"conflict\",\"quarantined\",\"quarantined\",\"quarantined\",\"recorded\"]"))
                .jsonPath("$[1].code").isEqualTo("not-a-cloudevent").jsonPath("$[2].code").isEqualTo("unknown-type")
                .jsonPath("$[2].id").isEqualTo("u").jsonPath("$[4].code").isEqualTo("id-reused");
        assertThat(desk.desk().recorded()).extracting(e -> e.envelope().type()).containsOnly("CaseClosed",
                "RecordQuarantined").hasSize(7);
    }

    @Test
    void a_batch_without_records_is_answered_without_results() {
        post(BATCH, " [ ] ").expectStatus().isOk().expectBody().json("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{},", "[{}] x", "garbage", "\"x\"", "[{} {}]", " "})
    void a_batch_that_is_no_array_is_a_bad_request(String body) {
        problem(post(BATCH, body), 400, "malformed-json");
        assertThat(desk.desk().recorded()).isEmpty();
    }

    @Test
    void a_batch_has_a_largest_number_and_a_largest_size() {
        String thousand = "[" + "1,".repeat(999) + "1]";
        post(BATCH, thousand).expectStatus().isOk().expectBody().jsonPath("$.length()").isEqualTo(1000);
        problem(post(BATCH, thousand.replace("]", ",1]")), 413, "batch-too-large");
        problem(post(BATCH, "[" + " ".repeat(8 << 20) + "]"), 413, "batch-too-large");
        problem(post(BATCH, "[" + closed("a", "C1", "x".repeat(256 << 10)) + "]"), 413, "record-too-large");
    }

    @Test
    void a_ledger_that_cannot_answer_is_never_taken_for_one_that_has() {
        fails(new LedgerException.Unavailable("away", null), 503, "unavailable", "1");
        fails(new LedgerException.Full("no room", null), 507, "storage-full", null);
    }

    private void fails(LedgerException error, int status, String code, String retryAfter) {
        for (String type : new String[]{EVENT, BATCH}) {
            try (HttpDesk failing = new HttpDesk()) {
                failing.desk().gate().failNext(error);
                String body = type.equals(EVENT) ? closed("a", "C1") : "[" + closed("a", "C1") + "]";
                WebTestClient.ResponseSpec answer = failing.client().post().uri("/api/v1/records")
                        .contentType(MediaType.parseMediaType(type)).bodyValue(body.getBytes(
                                StandardCharsets.UTF_8))
                        .exchange();
                assertThat(answer.returnResult(byte[].class).getResponseHeaders().getFirst("Retry-After"))
                        .isEqualTo(retryAfter);
                problem(answer, status, code);
            }
        }
    }

    private WebTestClient.ResponseSpec post(String contentType, String body) {
        return client.post().uri("/api/v1/records").header("Content-Type", contentType)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus().isEqualTo(status).expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.status").isEqualTo(status)
                .jsonPath("$.code").isEqualTo(code).jsonPath("$.type")
                .isEqualTo("https://serviceledger.org/problems/" + code).jsonPath("$.instance")
                .isEqualTo("/api/v1/records").jsonPath("$.title").isNotEmpty();
    }
}
