package org.serviceledger.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** G1: positions are 0, 1, 2, … without a hole, in commit order, and so are the times. */
abstract class OrderContract extends ContractBase {

    @Test
    void positions_are_dense_from_zero_under_many_concurrent_producers() {
        // when
        List<AppendResult> results = Flux.range(0, 400)
                .flatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1))), 64).collectList()
                .block(patience());

        // then
        assertThat(results.stream().map(r -> ((AppendResult.Appended) r).firstPosition()).sorted())
                .containsExactlyElementsOf(LongStream.range(0, 400).boxed().toList());
        assertThat(positions(all())).containsExactlyElementsOf(LongStream.range(0, 400).boxed().toList());
    }

    @Test
    void a_follower_sees_every_position_once_and_in_order_while_producers_append() throws Exception {
        // given
        append(event("E", "before", CASE_1));
        List<Long> seen = new CopyOnWriteArrayList<>();
        CountDownLatch complete = new CountDownLatch(301);
        var following = ledger.follow(0).subscribe(e -> {
            seen.add(e.position());
            complete.countDown();
        });

        // when
        Flux.range(0, 300).flatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1))), 32)
                .blockLast(patience());

        // then
        assertThat(complete.await(patience().toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        following.dispose();
        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(0, 300).boxed().toList());
    }

    @Test
    void what_a_reader_has_seen_is_never_preceded_by_anything_new() throws Exception {
        // given a reader that polls all the time
        Poller poller = Poller.start(() -> positions(ledger.read(0).collectList().block(patience())),
                (before, now) -> now.size() < before.size()
                        || !now.equals(LongStream.range(0, now.size()).boxed().toList()));

        // when
        try {
            Flux.range(0, 300).flatMap(i -> ledger.append(new Append(batch(1 + i % 3, "p" + i), null)), 16)
                    .blockLast(patience());
        } finally {
            poller.stop();
        }

        // then
        assertThat(poller.polls()).isPositive();
        assertThat(poller.violation()).isNull();
    }

    @Test
    void a_follower_that_asks_slowly_gets_no_more_than_it_asked_for() {
        Flux.range(0, 50).concatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1)))).blockLast(patience());

        StepVerifier.create(ledger.follow(10).map(StoredEvent::position), 0).thenRequest(2).expectNext(10L, 11L)
                .thenRequest(3).expectNext(12L, 13L, 14L).thenCancel().verify(patience());
    }

    @Test
    void a_refused_append_leaves_no_gap() {
        append(event("E", "a", CASE_1));
        assertThat(appendIf(EventQuery.tagged(CASE_1), 0, event("E", "b", CASE_1)))
                .isInstanceOf(AppendResult.Refused.class);
        assertThat(position(append(event("E", "c", CASE_1)))).isEqualTo(1);
    }

    @Test
    void an_append_that_the_store_failed_leaves_no_gap() {
        append(event("E", "a", CASE_1));
        gate().failNext(new LedgerException.Unavailable("made to fail", null));

        assertThatThrownBy(() -> append(event("E", "b", CASE_1))).isInstanceOf(LedgerException.Unavailable.class);

        assertThat(position(append(event("E", "c", CASE_1)))).isEqualTo(1);
        assertThat(payloads(all())).containsExactly("a", "c");
    }

    @Test
    void recorded_at_never_runs_backwards_even_if_the_clock_does() {
        // given
        ledger.close();
        AtomicLong millis = new AtomicLong(10_000_000);
        Random random = new Random(7);
        ledger = open(() -> Instant.ofEpochMilli(millis.addAndGet(random.nextInt(-5000, 5000))));

        // when
        for (int i = 0; i < 60; i++) {
            append(event("E", "p" + i, CASE_1));
        }

        // then
        List<Instant> times = all().stream().map(StoredEvent::recordedAt).toList();
        assertThat(times).isSorted();
        assertThat(times.getFirst()).isNotEqualTo(times.getLast());
    }
}
