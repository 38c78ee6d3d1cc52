package org.serviceledger.command.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import org.serviceledger.command.Desk;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.GovernanceEvent.QuarantineResolved;
import org.serviceledger.core.ledger.LedgerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.command.Desk.await;
import static org.serviceledger.command.Desk.closed;
import static org.serviceledger.command.Desk.event;
import static org.serviceledger.command.Desk.utf8;

class QuarantineEndpointTest {

    private final HttpDesk desk = new HttpDesk();
    private final WebTestClient client = desk.client();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_corrected_record_is_recorded_and_resolves_its_entry() {
        // given
        String entry = quarantined(event("a", "CaseClsoed", "C1", "{}"));

        // when
        resend(entry, closed("a", "C1")).expectStatus().isCreated().expectBody().jsonPath("$.id").isEqualTo("a")
                .jsonPath("$.status").isEqualTo("recorded").jsonPath("$.position").isEqualTo(1);

        // then
        assertThat(desk.desk().recorded()).hasSize(3);
        assertThat(desk.desk().recorded().getLast().data()).isEqualTo(new QuarantineResolved(entry, 1));
        problem(resend(entry, closed("b", "C1")), 409, "already-resolved");
        assertThat(desk.desk().recorded()).hasSize(3);
    }

    @Test
    void a_record_that_was_recorded_meanwhile_resolves_its_entry_too() {
        String entry = quarantined(event("a", "CaseClsoed", "C1", "{}"));
        await(desk.desk().intake().accept(utf8(closed("a", "C1")), Desk.ANYBODY));
        resend(entry, closed("a", "C1")).expectStatus().isOk().expectBody().jsonPath("$.status")
                .isEqualTo("duplicate");
        problem(resend(entry, null), 409, "already-resolved");
    }

    @Test
    void what_was_kept_can_be_read_and_put_right_without_seeing_whom_it_names() {
        // given
        String entry = quarantined(event("a", "ApplicationSubmitted", "C1",
                "{\"applicantKind\":\"HUMAN\",\"applicant\":{\"name\":\"张三\"}}"));
        // when
        String kept = new String(client.get().uri("/api/v1/quarantine/{id}", entry).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.resolved").isEqualTo(false).jsonPath("$.record.id").isEqualTo("a")
                .returnResult().getResponseBody(), java.nio.charset.StandardCharsets.UTF_8);
        // then
        assertThat(kept).contains("●●●", "HUMAN").doesNotContain("张三");
        String record = kept.substring(kept.indexOf("\"record\":") + 9, kept.indexOf(",\"text\""));
        problem(resend(entry, record.replace("\"name\"", "\"phone\"")), 400, "nothing-behind-veil");
        resend(entry, record.replace("HUMAN", "PERSON")).expectStatus().isCreated();
        assertThat(desk.desk().recorded()).anySatisfy(fact -> assertThat(fact.data())
                .isInstanceOfSatisfying(ApplicationSubmitted.class, told -> assertThat(told.applicant()).isNotNull()));
    }

    @Test
    void without_a_body_the_record_is_tried_as_it_was_kept() {
        String record = event("a", "CaseClsoed", "C1", "{}");
        String entry = quarantined(record);
        resend(entry, null).expectStatus().isAccepted().expectBody().jsonPath("$.quarantineId").isEqualTo(entry)
                .jsonPath("$.code").isEqualTo("unknown-type").jsonPath("$.position").isEqualTo(0);
        assertThat(desk.desk().recorded()).hasSize(1);
    }

    @Test
    void a_correction_that_is_not_understood_leaves_the_entry_open() {
        String entry = quarantined(event("a", "CaseClsoed", "C1", "{}"));
        problem(resend(entry, "garbage"), 400, "malformed-json");
        resend(entry, event("a", "CaseClosed", "", "{}")).expectStatus().isAccepted().expectBody().jsonPath("$.code")
                .isEqualTo("no-key");
        resend(entry, closed("a", "C1")).expectStatus().isCreated();
    }

    @Test
    void a_correction_with_a_used_id_is_a_conflict_and_leaves_the_entry_open() {
        String entry = quarantined(event("a", "CaseClsoed", "C1", "{}"));
        await(desk.desk().intake().accept(utf8(closed("a", "C7")), Desk.ANYBODY));
        problem(resend(entry, closed("a", "C1")), 409, "id-reused");
        resend(entry, closed("a2", "C1")).expectStatus().isCreated();
    }

    @Test
    void a_note_that_was_lost_is_made_up_for() {
        // given: the record is written, the note of its resolution is not
        String entry = quarantined(event("a", "CaseClsoed", "C1", "{}"));
        desk.desk().gate().failAfterNextPass(new LedgerException.Unavailable("away", null));
        problem(resend(entry, closed("a", "C1")), 503, "unavailable");

        // when
        resend(entry, closed("a", "C1")).expectStatus().isOk();

        // then
        assertThat(desk.desk().recorded().getLast().data()).isEqualTo(new QuarantineResolved(entry, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "nothing", "%00", "a=b", "张三"})
    void an_entry_that_is_not_there_is_not_found(String id) {
        problem(client.get().uri(b -> b.path("/api/v1/quarantine/{id}").build(id.equals("%00") ? "\0" : id)).exchange(),
                404, "quarantine-entry-not-found");
        problem(client.post().uri(b -> b.path("/api/v1/quarantine/{id}/resend").build(id.equals("%00") ? "\0" : id))
                .exchange(), 404, "quarantine-entry-not-found");
    }

    @Test
    void a_correction_has_a_largest_size() {
        String entry = quarantined("garbage");
        problem(resend(entry, "x".repeat((256 << 10) + 1)), 413, "record-too-large");
    }

    private String quarantined(String record) {
        return String.valueOf(await(desk.desk().intake().accept(utf8(record), Desk.ANYBODY)).quarantineId());
    }

    private WebTestClient.ResponseSpec resend(String entry, String body) {
        WebTestClient.RequestBodySpec request = client.post().uri("/api/v1/quarantine/{id}/resend", entry);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.parseMediaType("application/cloudevents+json")).bodyValue(utf8(body))
                        .exchange();
    }

    private static void problem(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
