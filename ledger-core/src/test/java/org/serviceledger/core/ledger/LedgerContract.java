package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.serviceledger.core.clock.LedgerClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts the guarantees G1 to G6 of {@link Ledger}. Every implementation runs all of it. */
public abstract class LedgerContract {

    protected static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Tag CASE_1 = Tag.of("case", "1");
    private static final Tag CASE_2 = Tag.of("case", "2");

    private LedgerFixture fixture;
    private Ledger ledger;

    /** A fixture with empty storage. */
    protected abstract LedgerFixture newFixture() throws Exception;

    @BeforeEach
    void openLedger() throws Exception {
        fixture = newFixture();
        ledger = fixture.open(LedgerClock.system(), limits());
    }

    @AfterEach
    void closeLedger() throws Exception {
        fixture.gate().release();
        ledger.close();
        fixture.close();
    }

    private static LedgerLimits limits() {
        return new LedgerLimits(256, 1 << 20, 8192, 64L << 20, 512);
    }

    // ---------------------------------------------------------------- G1: dense, in commit order

    @Test
    void positions_are_dense_from_zero_under_many_concurrent_producers() {
        // when
        List<AppendResult> results = Flux.range(0, 400)
                .flatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1))), 64).collectList().block(PATIENCE);

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
        Flux.range(0, 300).flatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1))), 32).blockLast(PATIENCE);

        // then
        assertThat(complete.await(20, TimeUnit.SECONDS)).isTrue();
        following.dispose();
        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(0, 300).boxed().toList());
    }

    @Test
    void a_follower_that_asks_slowly_gets_no_more_than_it_asked_for() {
        Flux.range(0, 50).concatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1)))).blockLast(PATIENCE);

        StepVerifier.create(ledger.follow(10).map(StoredEvent::position), 0).thenRequest(2).expectNext(10L, 11L)
                .thenRequest(3).expectNext(12L, 13L, 14L).thenCancel().verify(PATIENCE);
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
        fixture.gate().failNext(new LedgerException.Unavailable("made to fail", null));

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
        ledger = fixture.open(() -> Instant.ofEpochMilli(millis.addAndGet(random.nextInt(-5000, 5000))), limits());

        // when
        for (int i = 0; i < 60; i++) {
            append(event("E", "p" + i, CASE_1));
        }

        // then
        List<Instant> times = all().stream().map(StoredEvent::recordedAt).toList();
        assertThat(times).isSorted();
        assertThat(times.getFirst()).isNotEqualTo(times.getLast());
    }

    // ---------------------------------------------------------------- G2: all or nothing

    @Test
    void no_reader_ever_sees_a_part_of_an_append() throws Exception {
        // given a reader that polls all the time
        int size = 50;
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicReference<String> torn = new AtomicReference<>();
        AtomicLong polls = new AtomicLong();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (running.get()) {
                long found = ledger.find(EventQuery.tagged(CASE_1), 0, Long.MAX_VALUE).count().block(PATIENCE);
                long read = ledger.read(0).count().block(PATIENCE);
                polls.incrementAndGet();
                if (found % size != 0 || read % size != 0) {
                    torn.set("saw " + found + " by tag and " + read + " by position");
                }
            }
        });

        // when
        for (int batch = 0; batch < 40; batch++) {
            appendAll(batch(size, "b" + batch));
        }
        running.set(false);
        reader.join();

        // then
        assertThat(polls.get()).isPositive();
        assertThat(torn.get()).isNull();
    }

    @Test
    void the_events_of_one_append_stand_together_and_in_order() {
        // when
        Flux.range(0, 30).flatMap(i -> ledger.append(new Append(batch(7, "a" + i), null)), 30).blockLast(PATIENCE);

        // then
        List<String> payloads = payloads(all());
        for (int i = 0; i < payloads.size(); i += 7) {
            String first = payloads.get(i);
            String name = first.substring(0, first.indexOf('-'));
            assertThat(payloads.subList(i, i + 7))
                    .containsExactlyElementsOf(IntStream.range(0, 7).mapToObj(n -> name + "-" + n).toList());
        }
    }

    @Test
    void an_append_larger_than_a_block_is_refused_whole() {
        assertThatThrownBy(() -> appendAll(batch(257, "big"))).isInstanceOf(LedgerException.TooLarge.class);
        byte[] huge = new byte[2 << 20];
        assertThatThrownBy(() -> append(new NewEvent("E", "x", huge, Set.of(), null)))
                .isInstanceOf(LedgerException.TooLarge.class);
        assertThat(all()).isEmpty();
    }

    // ---------------------------------------------------------------- G3: conditions are exact

    @Test
    void an_event_right_at_the_marker_refuses_and_one_right_before_it_does_not() {
        // given
        append(event("E", "other", CASE_2));
        long at = position(append(event("E", "mine", CASE_1)));

        // then
        assertThat(appendIf(EventQuery.tagged(CASE_1), at, event("E", "x", CASE_1)))
                .isEqualTo(new AppendResult.Refused(at));
        assertThat(appendIf(EventQuery.tagged(CASE_1), at + 1, event("E", "y", CASE_1)))
                .isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void the_marker_after_an_append_catches_the_very_next_conflicting_event() {
        AppendResult.Appended first = (AppendResult.Appended) append(event("E", "a", CASE_1));
        append(event("E", "b", CASE_1));
        assertThat(appendIf(EventQuery.tagged(CASE_1), first.nextPosition(), event("E", "c", CASE_1)))
                .isInstanceOf(AppendResult.Refused.class);
    }

    @Test
    void an_earlier_append_of_the_same_block_refuses() throws Exception {
        // given a block that is being written, so that the next two appends gather in one
        StoreGate gate = fixture.gate();
        gate.shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(gate, 1);

        // when
        Append one = Append.of(event("E", "one", CASE_1)).onlyIf(new AppendCondition(EventQuery.tagged(CASE_1), 0));
        var first = ledger.append(one).toFuture();
        var second = ledger.append(one).toFuture();
        gate.release();

        // then
        held.get(20, TimeUnit.SECONDS);
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendResult.Appended.class);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(new AppendResult.Refused(1));
    }

    @Test
    void a_condition_older_than_what_is_kept_in_memory_is_checked_all_the_same() {
        // given
        append(event("E", "old", CASE_1));
        for (int i = 0; i < 4; i++) {
            appendAll(batch(200, "filler" + i, CASE_2));
        }

        // then
        assertThat(appendIf(EventQuery.tagged(CASE_1), 0, event("E", "x", CASE_1)))
                .isEqualTo(new AppendResult.Refused(0));
        assertThat(appendIf(EventQuery.tagged(CASE_1), 1, event("E", "y", CASE_1)))
                .isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void types_and_tags_are_all_demanded_within_a_criterion_and_any_criterion_is_enough() {
        // given
        append(event("Closed", "a", CASE_1, Tag.of("item", "9")));

        // then
        assertThat(refuses(new EventCriterion(Set.of("Opened"), Set.of(CASE_1)))).isFalse();
        assertThat(refuses(new EventCriterion(Set.of(), Set.of(CASE_1, Tag.of("item", "8"))))).isFalse();
        assertThat(refuses(new EventCriterion(Set.of("Closed", "Opened"), Set.of(CASE_1, Tag.of("item", "9")))))
                .isTrue();
        assertThat(refuses(new EventCriterion(Set.of("Closed"), Set.of()))).isTrue();
        assertThat(refuses(new EventCriterion(Set.of("Opened"), Set.of()))).isFalse();
        assertThat(refuses(new EventCriterion(Set.of(), Set.of()))).isTrue();
        assertThat(refuses(new EventCriterion(Set.of("Opened"), Set.of(CASE_1)),
                new EventCriterion(Set.of(), Set.of(Tag.of("item", "9"))))).isTrue();
        assertThat(refuses()).isFalse();
    }

    @Test
    void of_many_at_the_same_moment_exactly_one_wins_each_boundary() {
        for (int round = 0; round < 50; round++) {
            Tag boundary = Tag.of("case", "contested-" + round);
            AppendCondition untouched = new AppendCondition(EventQuery.tagged(boundary), 0);
            String name = "r" + round;
            long winners = Flux.range(0, 8)
                    .flatMap(i -> ledger.append(Append.of(event("E", name + "-" + i, boundary)).onlyIf(untouched)), 8)
                    .filter(AppendResult.Appended.class::isInstance).count().block(PATIENCE);
            assertThat(winners).as("winners of round %d", round).isEqualTo(1);
        }
    }

    @Test
    void disjoint_boundaries_are_never_refused() {
        long refused = Flux.range(0, 300).flatMap(i -> {
            Tag own = Tag.of("case", "own-" + i);
            return ledger.append(
                    Append.of(event("E", "p" + i, own)).onlyIf(new AppendCondition(EventQuery.tagged(own), 0)));
        }, 64).filter(r -> !(r instanceof AppendResult.Appended)).count().block(PATIENCE);
        assertThat(refused).isZero();
    }

    @Test
    void a_refusal_that_rests_on_a_block_that_fails_is_decided_again() throws Exception {
        // given one block in the making, and two appends that gather behind it
        StoreGate gate = fixture.gate();
        gate.shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(gate, 1);
        Append contested = Append.of(event("E", "x", CASE_1))
                .onlyIf(new AppendCondition(EventQuery.tagged(CASE_1), 0));
        var first = ledger.append(contested).toFuture();
        var second = ledger.append(contested).toFuture();

        // when the held block passes and the block of the two fails
        gate.failAfterNextPass(new LedgerException.Unavailable("made to fail", null));
        gate.release();
        held.get(20, TimeUnit.SECONDS);

        // then the first fails, and the second, which would have been refused because of it, is appended
        assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LedgerException.Unavailable.class);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(
                new AppendResult.Appended(1, 1, ((AppendResult.Appended) second.get()).recordedAt()));
    }

    // ---------------------------------------------------------------- G4: acknowledged means durable

    @Test
    void nothing_is_acknowledged_before_the_store_has_it() throws Exception {
        // given
        StoreGate gate = fixture.gate();
        gate.shut();

        // when
        var answer = ledger.append(Append.of(event("E", "a", CASE_1))).toFuture();
        awaitArrivals(gate, 1);
        Mono.delay(Duration.ofMillis(100)).block();

        // then
        assertThat(answer).isNotDone();
        assertThat(ledger.head().nextPosition()).isZero();
        gate.release();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void what_was_acknowledged_is_there_after_opening_again() {
        // given
        List<AppendResult> results = Flux.range(0, 100)
                .flatMap(i -> ledger.append(Append.of(keyed("s", "id" + i, "p" + i, CASE_1))), 16).collectList()
                .block(PATIENCE);
        List<StoredEvent> before = all();

        // when
        ledger.close();
        ledger = fixture.open(LedgerClock.system(), limits());

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
        fixture.gate().loseNextAnswer(new LedgerException.OutcomeUnknown("the answer was lost", null));

        // when
        AppendResult result = append(event("E", "b", CASE_1));

        // then
        assertThat(position(result)).isEqualTo(1);
        assertThat(payloads(all())).containsExactly("a", "b");
        assertThat(position(append(event("E", "c", CASE_1)))).isEqualTo(2);
    }

    // ---------------------------------------------------------------- G5: a record is stored once

    @Test
    void a_record_sent_again_gets_the_position_of_the_first_sending() {
        long first = position(append(keyed("portal", "r1", "content", CASE_1)));
        assertThat(append(keyed("portal", "r1", "content", CASE_1)))
                .isEqualTo(new AppendResult.Duplicate(List.of(first)));
        assertThat(append(keyed("hall", "r1", "content", CASE_1))).isInstanceOf(AppendResult.Appended.class);
        assertThat(all()).hasSize(2);
    }

    @Test
    void a_record_sent_again_after_opening_again_is_a_duplicate() {
        long first = position(append(keyed("portal", "r1", "content", CASE_1)));
        ledger.close();
        ledger = fixture.open(LedgerClock.system(), limits());
        assertThat(append(keyed("portal", "r1", "content", CASE_1)))
                .isEqualTo(new AppendResult.Duplicate(List.of(first)));
    }

    @Test
    void a_record_sent_twice_within_one_block_is_stored_once() throws Exception {
        // given
        StoreGate gate = fixture.gate();
        gate.shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(gate, 1);

        // when
        var first = ledger.append(Append.of(keyed("portal", "r1", "content", CASE_1))).toFuture();
        var second = ledger.append(Append.of(keyed("portal", "r1", "content", CASE_1))).toFuture();
        var other = ledger.append(Append.of(keyed("portal", "r1", "other content", CASE_1))).toFuture();
        gate.release();

        // then
        held.get(20, TimeUnit.SECONDS);
        assertThat(position(first.get(20, TimeUnit.SECONDS))).isEqualTo(1);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(new AppendResult.Duplicate(List.of(1L)));
        assertThat(other.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendResult.Conflict.class);
        assertThat(payloads(all())).containsExactly("held", "content");
    }

    @Test
    void records_sent_by_many_at_once_are_each_stored_once() {
        // given every record three times, in random order
        List<Integer> sendings = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            IntStream.range(0, 100).forEach(sendings::add);
        }
        Collections.shuffle(sendings, new Random(11));

        // when
        List<List<Long>> answers = Flux.fromIterable(sendings)
                .flatMap(i -> ledger.append(Append.of(keyed("portal", "r" + i, "content" + i, CASE_1)))
                        .map(r -> List.of((long) i, position(r))), 64)
                .collectList().block(PATIENCE);

        // then
        assertThat(all()).hasSize(100);
        assertThat(new HashSet<>(answers)).hasSize(100);
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict_and_stores_nothing() {
        long first = position(append(keyed("portal", "r1", "content", CASE_1)));
        AppendResult result = append(keyed("portal", "r1", "other content", CASE_1));
        assertThat(result).isInstanceOfSatisfying(AppendResult.Conflict.class,
                conflict -> assertThat(conflict.position()).isEqualTo(first));
        assertThat(all()).hasSize(1);
    }

    @Test
    void an_append_of_which_a_part_was_stored_before_is_a_conflict() {
        append(keyed("portal", "r1", "one", CASE_1));
        assertThat(appendAll(List.of(keyed("portal", "r1", "one", CASE_1), keyed("portal", "r2", "two", CASE_1))))
                .isInstanceOf(AppendResult.Conflict.class);
        assertThat(all()).hasSize(1);
    }

    @Test
    void an_append_of_several_records_sent_again_gets_all_their_positions() {
        List<NewEvent> records = List.of(keyed("portal", "r1", "one", CASE_1), keyed("portal", "r2", "two", CASE_1));
        append(event("E", "first", CASE_2));
        appendAll(records);
        assertThat(appendAll(records)).isEqualTo(new AppendResult.Duplicate(List.of(1L, 2L)));
    }

    @Test
    void a_duplicate_gets_the_first_answer_even_if_its_condition_no_longer_holds() {
        AppendCondition untouched = new AppendCondition(EventQuery.tagged(CASE_1), 0);
        Append append = Append.of(keyed("portal", "r1", "one", CASE_1)).onlyIf(untouched);
        ledger.append(append).block(PATIENCE);
        assertThat(ledger.append(append).block(PATIENCE)).isEqualTo(new AppendResult.Duplicate(List.of(0L)));
    }

    // ---------------------------------------------------------------- G6 and reading

    @Test
    void what_is_read_is_what_was_appended() {
        // given
        byte[] bytes = new byte[5000];
        new Random(3).nextBytes(bytes);
        NewEvent sent = new NewEvent("审批", "application/octet-stream", bytes,
                Set.of(CASE_1, Tag.of("item", "事项=九")), new RecordIdentity("源", "号", new byte[]{1, 2, 3}));

        // when
        append(sent);

        // then
        StoredEvent stored = all().getFirst();
        assertThat(stored.type()).isEqualTo(sent.type());
        assertThat(stored.contentType()).isEqualTo(sent.contentType());
        assertThat(stored.payload()).isEqualTo(bytes);
        assertThat(stored.tags()).isEqualTo(sent.tags());
        assertThat(stored.identity()).isEqualTo(sent.identity());
        assertThat(stored.salt()).hasSize(32);
    }

    @Test
    void every_event_has_a_salt_of_its_own() {
        appendAll(batch(50, "a"));
        assertThat(all().stream().map(e -> new String(e.salt(), StandardCharsets.ISO_8859_1)).distinct()).hasSize(50);
    }

    @Test
    void finding_gives_the_selected_events_between_two_positions_in_order() {
        // given
        for (int i = 0; i < 900; i++) {
            if (i % 100 == 0) {
                appendAll(IntStream.range(i, i + 100)
                        .mapToObj(n -> event(n % 2 == 0 ? "Even" : "Odd", "p" + n, Tag.of("third", "" + n % 3),
                                Tag.of("fifth", "" + n % 5)))
                        .toList());
            }
        }

        // then
        EventCriterion sixth = new EventCriterion(Set.of("Even"), Set.of(Tag.of("third", "0")));
        EventCriterion fifteenth = new EventCriterion(Set.of(), Set.of(Tag.of("third", "0"), Tag.of("fifth", "0")));
        List<Long> expected = LongStream.range(31, 800).filter(n -> n % 6 == 0 || n % 15 == 0).boxed().toList();
        assertThat(positions(ledger.find(EventQuery.of(sixth, fifteenth), 31, 800).collectList().block(PATIENCE)))
                .isEqualTo(expected);
        assertThat(ledger.find(EventQuery.of(), 0, Long.MAX_VALUE).collectList().block(PATIENCE)).isEmpty();
    }

    @Test
    void a_tag_that_begins_like_another_does_not_find_it() {
        append(event("E", "a", Tag.of("case", "12")));
        assertThat(ledger.find(EventQuery.tagged(CASE_1), 0, Long.MAX_VALUE).collectList().block(PATIENCE)).isEmpty();
    }

    @Test
    void a_closed_ledger_turns_appends_away() {
        ledger.close();
        assertThatThrownBy(() -> append(event("E", "a", CASE_1))).isInstanceOf(LedgerException.Unavailable.class);
        ledger = fixture.open(LedgerClock.system(), limits());
    }

    // ---------------------------------------------------------------- helpers

    private AppendResult append(NewEvent event) {
        return ledger.append(Append.of(event)).block(PATIENCE);
    }

    private AppendResult appendAll(List<NewEvent> events) {
        return ledger.append(new Append(events, null)).block(PATIENCE);
    }

    private AppendResult appendIf(EventQuery query, long marker, NewEvent event) {
        return ledger.append(Append.of(event).onlyIf(new AppendCondition(query, marker))).block(PATIENCE);
    }

    private boolean refuses(EventCriterion... criteria) {
        return appendIf(EventQuery.of(criteria), 0, event("Probe", "probe")) instanceof AppendResult.Refused;
    }

    private List<StoredEvent> all() {
        return ledger.read(0).collectList().block(PATIENCE);
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static List<String> payloads(List<StoredEvent> events) {
        return events.stream().map(e -> new String(e.payload(), StandardCharsets.UTF_8)).toList();
    }

    private static long position(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            default -> throw new AssertionError("not stored: " + result);
        };
    }

    static NewEvent event(String type, String payload, Tag... tags) {
        return new NewEvent(type, "text/plain", payload.getBytes(StandardCharsets.UTF_8), Set.of(tags), null);
    }

    static NewEvent keyed(String source, String id, String payload, Tag... tags) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new NewEvent("E", "text/plain", bytes, Set.of(tags), new RecordIdentity(source, id, bytes));
    }

    private static List<NewEvent> batch(int size, String name) {
        return batch(size, name, CASE_1);
    }

    private static List<NewEvent> batch(int size, String name, Tag tag) {
        return IntStream.range(0, size).mapToObj(i -> event("E", name + "-" + i, tag)).toList();
    }

    private static void awaitArrivals(StoreGate gate, int arrivals) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (gate.arrivals() < arrivals && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(gate.arrivals()).isGreaterThanOrEqualTo(arrivals);
    }
}
