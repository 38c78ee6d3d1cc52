package org.serviceledger.core.ledger.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendCondition;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.Scale;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/** The guarantees again, with as many readers, writers and boundaries as a busy day has. */
class ManyReadersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TOGETHER = 100;
    private static final int SENDERS = 4;

    @TempDir
    private Path directory;
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new RocksDbFixture(directory.resolve("ledger")).open(LedgerClock.system(), LedgerLimits.defaults());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void readers_that_poll_never_see_a_part_of_an_append() {
        // given a writer of appends of a hundred events
        int polls = Scale.of("polls for a part of an append", 10_000, 100_000);
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong appends = new AtomicLong();
        Mono<Void> writer = Mono.defer(() -> ledger.append(new Append(hundred(appends.getAndIncrement()), null)))
                .repeat(writing::get).then();
        AtomicLong seen = new AtomicLong();

        // when readers look at the end of the ledger again and again, each in its own way
        Mono<Void> readers = Flux.range(0, polls).flatMap(poll -> look(poll).doOnNext(this::assertWhole)
                .doOnNext(events -> seen.addAndGet(events.size())), 4).then()
                .doFinally(end -> writing.set(false));
        Mono.when(writer, readers).block(PATIENCE);

        // then they had something to see, and never a part of it
        assertThat(appends.get()).isGreaterThan(100);
        assertThat(seen.get()).isGreaterThan(polls);
    }

    /** The last appends, read by position, by tag, or by following; from the beginning of an append on. */
    private Mono<List<StoredEvent>> look(int poll) {
        long end = ledger.head().nextPosition();
        long from = Math.max(0, (end / TOGETHER - 2) * TOGETHER);
        return switch (poll % 3) {
            case 0 -> ledger.read(from).collectList();
            case 1 -> ledger.find(EventQuery.tagged(Tag.of("batch", "any")), from, Long.MAX_VALUE).collectList();
            default -> ledger.follow(from).take(end - from).collectList();
        };
    }

    private void assertWhole(List<StoredEvent> events) {
        Map<String, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(new String(event.payload(), StandardCharsets.UTF_8), 1, Integer::sum));
        assertThat(counts.values()).allMatch(count -> count == TOGETHER);
    }

    private static List<NewEvent> hundred(long number) {
        byte[] name = ("append " + number).getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, TOGETHER)
                .mapToObj(i -> new NewEvent("E", "text/plain", name, Set.of(Tag.of("batch", "any")), null)).toList();
    }

    @Test
    void readers_that_follow_contending_writers_skip_nothing_and_never_stand_still() {
        // given
        int events = Scale.of("events written while readers follow", 20_000, 500_000);
        Flux<Long> follower = ledger.follow(0).take(events).map(StoredEvent::position);

        // when
        Mono<Void> writers = Flux.range(0, events).flatMap(i -> ledger.append(Append.of(event("w" + i, "any"))), 64)
                .then();
        Mono<List<Boolean>> readers = Flux.range(0, 3).flatMap(i -> follower.index()
                .map(found -> found.getT1().equals(found.getT2())).all(inOrder -> inOrder)).collectList();
        List<Boolean> inOrder = Mono.zip(writers.thenReturn(true), readers).map(both -> both.getT2()).block(PATIENCE);

        // then
        assertThat(inOrder).containsExactly(true, true, true);
    }

    @Test
    void each_contested_boundary_has_exactly_one_winner() {
        int boundaries = Scale.of("contested boundaries", 1_000, 10_000);
        List<Integer> winners = Flux.range(0, boundaries).flatMap(boundary -> {
            EventQuery query = EventQuery.tagged(Tag.of("case", "contested-" + boundary));
            return Flux.range(0, SENDERS)
                    .flatMap(sender -> ledger.append(Append.of(event("s" + sender, "contested-" + boundary))
                            .onlyIf(new AppendCondition(query, 0))), SENDERS)
                    .filter(AppendResult.Appended.class::isInstance).count().map(Long::intValue);
        }, 16).collectList().block(PATIENCE);
        assertThat(winners).hasSize(boundaries).containsOnly(1);
        assertThat(ledger.head().nextPosition()).isEqualTo(boundaries);
    }

    @Test
    void boundaries_that_nobody_contests_are_never_refused() {
        int boundaries = Scale.of("boundaries of one's own", 5_000, 50_000);
        List<AppendResult> answers = Flux.range(0, boundaries).flatMap(boundary -> {
            EventQuery query = EventQuery.tagged(Tag.of("case", "own-" + boundary));
            return ledger.append(
                    Append.of(event("e", "own-" + boundary)).onlyIf(new AppendCondition(query, 0)));
        }, 64).collectList().block(PATIENCE);
        assertThat(new ArrayList<>(answers)).hasSize(boundaries).hasOnlyElementsOfType(AppendResult.Appended.class);
    }

    private static NewEvent event(String name, String caseNo) {
        return new NewEvent("E", "text/plain", name.getBytes(StandardCharsets.UTF_8), Set.of(Tag.of("case", caseNo)),
                null);
    }
}
