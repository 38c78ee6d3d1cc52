package org.serviceledger.command.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.serviceledger.command.Desk;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.event.GovernanceEvent.RecordQuarantined;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.StoreGate;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceledger.command.Desk.await;
import static org.serviceledger.command.Desk.closed;
import static org.serviceledger.command.Desk.event;
import static org.serviceledger.command.Desk.utf8;

class IntakeTest {

    private static final Caller CALLER = Desk.ANYBODY;
    private final Desk desk = new Desk(16);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_fact_is_recorded_once_however_often_it_is_sent() {
        // when
        RecordResult first = accept(closed("a", "C1"));
        RecordResult again = accept(closed("a", "C1").replace("\"id\":\"a\",", "").replace("{\"specversion\":\"1.0\",",
                "{ \"traceparent\":\"00-1-2-01\", \"id\" : \"a\", \"specversion\":\"1.0\","));

        // then
        assertThat(first).isEqualTo(RecordResult.recorded("a", 0));
        assertThat(again.status()).isEqualTo(Status.DUPLICATE);
        assertThat(again.position()).isZero();
        assertThat(desk.recorded()).hasSize(1);
        assertThat(desk.recorded().getFirst().envelope().type()).isEqualTo("CaseClosed");
        assertThat(await(desk.ledger().find(EventQuery.tagged(Tag.of("case", "C1")), 0, 9).collectList())).hasSize(1);
    }

    @Test
    void an_id_that_was_used_for_other_content_is_a_conflict() {
        accept(closed("a", "C1"));
        RecordResult other = accept(closed("a", "C1", "不予"));
        assertThat(other.status()).isEqualTo(Status.CONFLICT);
        assertThat(other.position()).isZero();
        assertThat(other.code()).isEqualTo("id-reused");
        assertThat(desk.recorded()).hasSize(1);
    }

    @Test
    void a_fact_that_breaks_the_order_is_recorded_all_the_same() {
        assertThat(accept(closed("a", "never-submitted")).status()).isEqualTo(Status.RECORDED);
        assertThat(accept(closed("b", "never-submitted")).status()).isEqualTo(Status.RECORDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{", "[]", "{\"id\":\"\\ud800\"}", "\u0000"})
    void what_is_not_understood_is_kept_whole_and_only_once(String body) {
        // when
        RecordResult first = accept(body);
        RecordResult again = accept(body);

        // then
        assertThat(first.status()).isEqualTo(Status.QUARANTINED);
        assertThat(first.position()).isZero();
        assertThat(again).isEqualTo(first);
        assertThat(desk.recorded()).hasSize(1);
        assertThat(await(desk.quarantine().find(String.valueOf(first.quarantineId()))).body()).isEqualTo(utf8(body));
    }

    @Test
    void an_entry_takes_no_identity_away_from_the_corrected_record() {
        // given
        accept(event("a", "NoSuchType", "C1", "{}"));

        // when
        RecordResult corrected = accept(closed("a", "C1"));

        // then
        assertThat(corrected).isEqualTo(RecordResult.recorded("a", 1));
    }

    @Test
    void an_entry_shows_nothing_of_the_person_in_the_clear() {
        // given
        String secret = "11010519491231002X";
        String record = event(secret, "EvaluationSubmitted", "C1", "{\"comment\":\"张三 " + secret + "\"}");

        // when
        RecordResult result = accept(record);

        // then
        assertThat(result.code()).isEqualTo("person-data");
        assertThat(result.id()).isEqualTo(secret);
        byte[] stored = await(desk.ledger().read(0).next()).payload();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(secret).doesNotContain("张三")
                .contains("person-data");
        assertThat(((RecordQuarantined) desk.recorded().getFirst().data()).recordId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "\\u0000"})
    void an_id_that_cannot_be_stored_does_not_stop_its_record_from_being_kept(String id) {
        RecordResult result = accept(event(id, "CaseClosed", "C1", "{}"));
        assertThat(result.status()).isEqualTo(Status.QUARANTINED);
        assertThat(result.id()).isNotEmpty();
    }

    @Test
    void long_names_are_shortened_where_they_are_shown() {
        String emoji = "😀".repeat(300);
        assertThat(accept(event("x" + emoji, emoji, "C1", "{}")).status()).isEqualTo(Status.QUARANTINED);
        assertThat(((RecordQuarantined) desk.recorded().getFirst().data()).recordId()).hasSize(200).endsWith("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:serviceledger:quarantine", "urn:serviceledger:command/evaluate",
            "urn:serviceledger:clock"})
    void nobody_speaks_in_the_name_of_the_ledger(String source) {
        RecordResult result = accept(closed("a", "C1").replace("urn:test", source));
        assertThat(result.status()).isEqualTo(Status.QUARANTINED);
        assertThat(result.code()).isEqualTo("reserved-source");
    }

    @Test
    void nothing_is_acknowledged_before_it_is_durable() {
        // given
        desk.gate().failNext(new LedgerException.Unavailable("the disk is away", null));

        // then
        assertThatThrownBy(() -> accept(closed("a", "C1"))).isInstanceOf(LedgerException.Unavailable.class);
        assertThat(desk.recorded()).isEmpty();

        // and given
        desk.gate().failNext(new LedgerException.Full("no room", null));

        // then
        assertThatThrownBy(() -> accept("garbage")).isInstanceOf(LedgerException.Full.class);
        assertThat(accept(closed("a", "C1"))).isEqualTo(RecordResult.recorded("a", 0));
    }

    @Test
    void a_single_record_must_be_a_cloud_event() {
        assertThatThrownBy(() -> await(desk.intake().acceptCloudEvent(utf8("[]"), CALLER)))
                .isInstanceOfSatisfying(NotACloudEventException.class,
                        e -> assertThat(e.code()).isEqualTo("not-a-cloudevent"));
        assertThat(desk.recorded()).isEmpty();
    }

    @Test
    void several_records_are_answered_in_their_order() {
        List<RecordResult> results = await(desk.intake().acceptAll(Flux.just(closed("a", "C1"), "rubbish",
                closed("a", "C1"), event("b", "Unknown", "C", "{}"), closed("c", "C1")).map(Desk::utf8), CALLER)
                .collectList());
        assertThat(results).extracting(RecordResult::status).containsExactly(Status.RECORDED, Status.QUARANTINED,
                Status.DUPLICATE, Status.QUARANTINED, Status.RECORDED);
        assertThat(results).extracting(RecordResult::id).containsExactly("a", null, "a", "b", "c");
    }

    @Test
    void a_batch_that_fails_in_several_blocks_fails_for_the_ledgers_reason() {
        // given an intake that sends one record after another, so that each is a block of its own
        try (Desk slow = new Desk(1)) {
            slow.gate().disturb(() -> StoreGate.Disturbance.FAILED);

            // then
            assertThatThrownBy(() -> await(slow.intake()
                    .acceptAll(Flux.just(closed("a", "C1"), closed("b", "C1")).map(Desk::utf8), CALLER).collectList()))
                    .isInstanceOf(LedgerException.Unavailable.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(
                            LedgerException.Unavailable.class));
        }
    }

    @Test
    void the_resolution_of_an_entry_is_noted_once() {
        String entry = String.valueOf(accept("garbage").quarantineId());
        desk.quarantine().resolve(entry, 7).block();
        desk.quarantine().resolve(entry, 8).block();
        assertThat(desk.recorded()).hasSize(2);
        assertThat(await(desk.quarantine().find(entry)).resolved()).isTrue();
    }

    private RecordResult accept(String json) {
        return await(desk.intake().accept(utf8(json), CALLER));
    }
}
