package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** G4: what is acknowledged, and what is read, is durable. */
abstract class DurabilityContract extends ConditionContract {

    @Test
    void nothing_is_acknowledged_before_the_store_has_it() throws Exception {
        // given
        gate().shut();

        // when
        var answer = ledger.append(Append.of(event("E", "a", CASE_1))).toFuture();
        awaitArrivals(1);
        Mono.delay(Duration.ofMillis(100)).block();

        // then
        assertThat(answer).isNotDone();
        assertThat(ledger.head().nextPosition()).isZero();
        gate().release();
        assertThat(answer(answer)).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void what_was_acknowledged_is_there_after_opening_again() {
        // given
        List<AppendResult> results = Flux.range(0, 100)
                .flatMap(i -> ledger.append(Append.of(keyed("s", "id" + i, "p" + i, CASE_1))), 16).collectList()
                .block(patience());
        List<StoredEvent> before = all();

        // when
        openAgain();

        // then
        assertThat(results).hasSize(100);
        assertThat(all()).usingRecursiveComparison().isEqualTo(before);
        assertThat(position(append(event("E", "next", CASE_1)))).isEqualTo(100);
    }

    @Test
    void every_acknowledged_append_was_forced_to_the_disk() {
        long before = fixture.syncs().orElse(0);
        for (int i = 0; i < 20; i++) {
            append(event("E", "p" + i, CASE_1));
        }
        fixture.syncs().ifPresent(syncs -> assertThat(syncs - before).isGreaterThanOrEqualTo(20));
    }

    @Test
    void a_write_whose_answer_was_lost_is_found_out_and_acknowledged_once() {
        // given
        append(event("E", "a", CASE_1));
        gate().loseNextAnswer(new LedgerException.OutcomeUnknown("the answer was lost", null));

        // when
        AppendResult result = append(event("E", "b", CASE_1));

        // then
        assertThat(position(result)).isEqualTo(1);
        assertThat(payloads(all())).containsExactly("a", "b");
        assertThat(position(append(event("E", "c", CASE_1)))).isEqualTo(2);
    }

    @Test
    void a_write_that_ended_in_an_unforeseen_error_is_not_told_as_a_failure_if_it_was_made() {
        // given
        append(event("E", "a", CASE_1));
        gate().loseNextAnswer(new IllegalStateException("the connection broke"));

        // when
        AppendResult result = append(event("E", "b", CASE_2));

        // then
        assertThat(position(result)).isEqualTo(1);
        assertThat(payloads(all())).containsExactly("a", "b");
        assertThat(appendIf(EventQuery.tagged(CASE_2), 1, event("E", "c", CASE_2)))
                .isEqualTo(new AppendResult.Refused(1));
    }

    @Test
    void no_reader_sees_an_event_before_the_store_has_it() throws Exception {
        // given
        append(event("E", "before", CASE_1));
        List<Long> followed = new CopyOnWriteArrayList<>();
        var following = ledger.follow(0).map(StoredEvent::position).subscribe(followed::add);

        // when
        gate().shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_1))).toFuture();
        awaitArrivals(2);

        // then
        assertThat(positions(all())).containsExactly(0L);
        assertThat(positions(ledger.find(EventQuery.tagged(CASE_1), 0, Long.MAX_VALUE).collectList().block(patience())))
                .containsExactly(0L);
        assertThat(followed).doesNotContain(1L);
        gate().release();
        answer(held);
        assertThat(positions(all())).containsExactly(0L, 1L);
        following.dispose();
    }
}
