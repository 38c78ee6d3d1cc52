package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceledger.core.ledger.ContractBase.event;
import static org.serviceledger.core.ledger.ContractBase.payloads;

/** What the sequencer does when the store, another writer or the end of the process come between. */
class SequencerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Tag CASE = Tag.of("case", "1");

    private final InMemoryLedgerStore memory = new InMemoryLedgerStore();
    private volatile Function<Block, Mono<Void>> writing = memory::append;
    private final LedgerStore store = new ForwardingStore(memory) {
        @Override
        public Mono<Void> append(Block block) {
            return Mono.defer(() -> writing.apply(block));
        }
    };
    private final Ledger ledger = open(store);

    private static Ledger open(LedgerStore store) {
        return new GroupCommitLedger(store, LedgerClock.system(), new LedgerMetrics(new SimpleMeterRegistry()),
                LedgerLimits.defaults());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_write_that_stays_without_an_answer_is_told_as_unknown_and_settled_before_the_next_one() {
        // given a store that makes the write and then says nothing any more
        append("a");
        writing = block -> memory.append(block).onErrorComplete()
                .then(Mono.error(new LedgerException.OutcomeUnknown("silence", null)));

        // then
        assertThatThrownBy(() -> append("b")).isInstanceOf(LedgerException.OutcomeUnknown.class);
        assertThatThrownBy(() -> append("c")).isInstanceOf(LedgerException.Unavailable.class);

        // when it speaks again
        writing = memory::append;

        // then
        assertThat(append("d")).isInstanceOfSatisfying(AppendResult.Appended.class,
                appended -> assertThat(appended.firstPosition()).isEqualTo(2));
        assertThat(payloads(ledger.read(0).collectList().block(PATIENCE))).containsExactly("a", "b", "d");
        assertThat(ledger.append(Append.of(event("E", "e", CASE)).onlyIf(new AppendCondition(EventQuery.all(), 3)))
                .block(PATIENCE)).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void an_own_block_is_known_again_even_if_another_process_has_written_after_it() {
        // given
        Ledger other = open(memory);
        writing = block -> memory.append(block).then(Mono.fromRunnable(() -> {
            writing = memory::append;
            other.append(Append.of(event("E", "other", CASE))).block(PATIENCE);
        })).then(Mono.error(new LedgerException.OutcomeUnknown("lost", null)));

        // when
        AppendResult result = ledger
                .append(Append.of(event("E", "mine", CASE))
                        .onlyIf(new AppendCondition(EventQuery.tagged(CASE), 0)))
                .block(PATIENCE);

        // then
        assertThat(result).isInstanceOfSatisfying(AppendResult.Appended.class,
                appended -> assertThat(appended.firstPosition()).isZero());
        assertThat(payloads(ledger.read(0).collectList().block(PATIENCE))).containsExactly("mine", "other");
        other.close();
    }

    @Test
    void two_processes_on_one_store_stay_dense_and_exactly_one_wins_each_boundary() {
        // given
        Ledger other = open(memory);

        // when
        long winners = Flux.range(0, 200).flatMap(i -> {
            Tag boundary = Tag.of("case", "contested-" + i / 4);
            return (i % 2 == 0 ? ledger : other).append(Append.of(event("E", "p" + i, boundary))
                    .onlyIf(new AppendCondition(EventQuery.tagged(boundary), 0)));
        }, 32).filter(AppendResult.Appended.class::isInstance).count().block(PATIENCE);

        // then
        assertThat(winners).isEqualTo(50);
        assertThat(ledger.read(0).map(StoredEvent::position).collectList().block(PATIENCE)).hasSize(50)
                .isSorted().doesNotHaveDuplicates().last().isEqualTo(49L);
        other.close();
    }

    @Test
    void an_error_of_the_virtual_machine_in_the_middle_of_a_write_is_not_told_as_a_failure() {
        writing = block -> {
            writing = memory::append;
            memory.append(block).block();
            throw new NoClassDefFoundError("made to fail");
        };
        assertThat(append("a")).isInstanceOf(AppendResult.Appended.class);
        assertThat(append("b")).isInstanceOfSatisfying(AppendResult.Appended.class,
                appended -> assertThat(appended.firstPosition()).isEqualTo(1));
    }

    @Test
    void a_write_in_flight_is_answered_when_the_ledger_is_closed() throws Exception {
        // given
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Void> held = new CompletableFuture<>();
        writing = block -> {
            arrived.countDown();
            return Mono.fromFuture(held).then(memory.append(block));
        };
        var answer = ledger.append(Append.of(event("E", "a", CASE))).toFuture();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        var waiting = ledger.append(Append.of(event("E", "b", CASE))).toFuture();

        // when
        Thread closing = Thread.ofPlatform().start(ledger::close);
        held.completeOnTimeout(null, 100, TimeUnit.MILLISECONDS);
        closing.join();

        // then
        assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendResult.Appended.class);
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LedgerException.Unavailable.class);
    }

    @Test
    void nothing_of_a_watcher_runs_on_the_thread_that_orders_the_appends() throws Exception {
        // given
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch seen = new CountDownLatch(1);
        var watching = ledger.heads().doOnNext(head -> threads.add(Thread.currentThread().getName()))
                .filter(head -> head.nextPosition() == 10).subscribe(head -> seen.countDown());

        // when
        for (int i = 0; i < 10; i++) {
            append("p" + i);
        }

        // then
        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).isNotEmpty().noneMatch(name -> name.contains("sequencer"));
        watching.dispose();
    }

    @Test
    void a_ledger_whose_last_block_was_altered_is_read_but_not_written() {
        // given
        append("a");
        LedgerStore altered = new ForwardingStore(memory) {
            @Override
            public Flux<Block> blocks(long fromNumber) {
                return store.blocks(fromNumber).map(b -> new Block(b.formatVersion(), b.number(), b.batchId(),
                        b.firstPosition(), b.recordedAt().plusMillis(1), b.previousHash(), b.hash(), b.events()));
            }
        };

        // when
        Ledger damaged = open(altered);

        // then
        assertThat(damaged.read(0).count().block(PATIENCE)).isEqualTo(1);
        assertThatThrownBy(() -> damaged.append(Append.of(event("E", "b", CASE))).block(PATIENCE))
                .isInstanceOf(LedgerException.Corrupt.class);
        assertThat(memory.head().block().nextPosition()).isEqualTo(1);
    }

    @Test
    void a_tail_shorter_than_a_block_is_not_accepted() {
        assertThatThrownBy(() -> new LedgerLimits(64, 1 << 16, 10, 1 << 16, 63))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private AppendResult append(String payload) {
        return ledger.append(Append.of(event("E", payload, CASE))).block(PATIENCE);
    }
}
