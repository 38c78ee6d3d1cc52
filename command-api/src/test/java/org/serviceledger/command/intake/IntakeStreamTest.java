package org.serviceledger.command.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.serviceledger.command.Desk;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.LedgerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.command.Desk.await;
import static org.serviceledger.command.Desk.closed;
import static org.serviceledger.command.Desk.utf8;

class IntakeStreamTest {

    private static final int CONCURRENCY = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Caller CALLER = Desk.ANYBODY;
    private final Desk desk = new Desk(CONCURRENCY);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_ledger_that_stands_still_asks_the_sender_for_no_more_than_may_wait() {
        // given
        desk.gate().shut();
        AtomicLong asked = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        Flux<byte[]> sender = Flux.range(0, 10_000).map(i -> utf8(closed("r" + i, "C1")))
                .doOnNext(record -> sent.incrementAndGet()).doOnRequest(asked::addAndGet);

        // when: the reader wants everything
        StepVerifier.create(desk.intake().acceptStream(sender, CALLER).map(RecordResult::status), 0)
                .thenRequest(Long.MAX_VALUE).then(() -> {
                    // then
                    assertThat(asked).hasValue(CONCURRENCY);
                    assertThat(sent).hasValue(CONCURRENCY);
                    desk.gate().release();
                }).expectNextCount(10_000).expectComplete().verify(PATIENCE);
        assertThat(asked).hasValueGreaterThanOrEqualTo(10_000);
        assertThat(desk.recorded()).hasSize(10_000);
    }

    @Test
    void a_reader_who_takes_no_answers_asks_the_sender_for_no_more_either() {
        // given
        AtomicLong asked = new AtomicLong();
        Flux<byte[]> sender = Flux.range(0, 10_000).map(i -> utf8(closed("r" + i, "C1")))
                .doOnRequest(asked::addAndGet);

        // when
        StepVerifier.create(desk.intake().acceptStream(sender, CALLER), 3).expectNextCount(3)
                .then(() -> assertThat(asked.get()).isLessThanOrEqualTo(CONCURRENCY + 3)).thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void answers_come_in_the_order_of_the_records() {
        List<String> ids = await(desk.intake().acceptStream(Flux.range(0, 2000)
                .map(i -> utf8(i % 7 == 0 ? "{\"rubbish\":" + i : closed("r" + i, "C" + i % 5))), CALLER)
                .map(result -> String.valueOf(result.id())).collectList());
        assertThat(ids).isEqualTo(Flux.range(0, 2000).map(i -> i % 7 == 0 ? "null" : "r" + i).collectList().block());
    }

    @Test
    void a_ledger_that_fails_ends_the_stream_without_a_false_acknowledgement() {
        // given: five records wait, a sixth will never be read
        TestPublisher<byte[]> sender = TestPublisher.create();
        desk.gate().shut();
        desk.gate().failNext(new LedgerException.Unavailable("the disk is away", null));

        // when
        List<RecordResult> answers = new ArrayList<>();
        StepVerifier.create(desk.intake().acceptStream(sender.flux(), CALLER).collectList()).then(() -> {
            for (int i = 0; i < 5; i++) {
                sender.next(utf8(closed("r" + i, "C1")));
            }
            desk.gate().release();
        }).consumeNextWith(answers::addAll).expectComplete().verify(PATIENCE);

        // then: each has its answer, and the end is told
        assertThat(answers).extracting(RecordResult::id).containsExactly("r0", "r1", "r2", "r3", "r4", null);
        assertThat(answers).extracting(RecordResult::status).isSubsetOf(Status.FAILED, Status.RECORDED);
        assertThat(answers.getFirst().code()).isEqualTo("unavailable");
        assertThat(answers.getLast().status()).isEqualTo(Status.FAILED);
        List<String> acknowledged = answers.stream().filter(a -> a.status() == Status.RECORDED)
                .map(a -> String.valueOf(a.id())).toList();
        assertThat(desk.recorded()).extracting(e -> e.envelope().id()).isEqualTo(acknowledged);
        sender.assertCancelled();
    }

    @Test
    void a_ledger_without_room_is_told_by_its_own_code() {
        // given
        desk.gate().failNext(new LedgerException.Full("no room", null));

        // when
        List<RecordResult> answers = await(
                desk.intake().acceptStream(Mono.just(utf8(closed("a", "C1"))).flux(), CALLER).collectList());

        // then
        assertThat(answers).extracting(RecordResult::code).containsExactly("storage-full", "storage-full");
    }

    @Test
    void a_record_that_is_too_large_fails_alone() {
        List<RecordResult> answers = await(desk.intake().acceptStream(Flux.just(utf8(closed("a", "C1")),
                new byte[Intake.MAX_RECORD_BYTES + 1], utf8(closed("b", "C1"))), CALLER).collectList());
        assertThat(answers).extracting(RecordResult::status).containsExactly(Status.RECORDED, Status.FAILED,
                Status.RECORDED);
        assertThat(answers.get(1).code()).isEqualTo("record-too-large");
    }

    @Test
    void the_largest_record_that_is_not_understood_can_be_kept() {
        byte[] body = utf8("x".repeat(Intake.MAX_RECORD_BYTES));
        RecordResult result = await(desk.intake().accept(body, CALLER));
        assertThat(result.status()).isEqualTo(Status.QUARANTINED);
        assertThat(await(desk.quarantine().find(String.valueOf(result.quarantineId()))).body()).isEqualTo(body);
    }
}
