package org.serviceledger.command.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.LedgerLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Axon's own suite does not ask of a storage engine, and this ledger promises all the same. */
abstract class StricterEngineSuite {

    private static final Tag CASE_1 = Tag.of("case", "1");
    private static final Tag CASE_2 = Tag.of("case", "2");
    private static final Tag ITEM = Tag.of("item", "9");
    private static final Instant HAPPENED = Instant.parse("2026-03-20T02:00:00Z");

    private LedgerFixture fixture;
    private Ledger ledger;
    private LedgerEventStorageEngine engine;

    abstract LedgerFixture newFixture();

    @BeforeEach
    void openEngine() {
        fixture = newFixture();
        ledger = fixture.open(LedgerClock.system(), LedgerLimits.defaults());
        engine = new LedgerEventStorageEngine(ledger, new EventMessageCodec(new CloudEventCodec()));
    }

    @AfterEach
    void closeEngine() {
        fixture.gate().release();
        ledger.close();
        fixture.close();
    }

    // ---------------------------------------------------------------- batches

    @Test
    void no_reader_ever_sees_a_part_of_a_batch() throws Exception {
        // given a reader that sources all the time
        int size = 20;
        AtomicBoolean running = new AtomicBoolean(true);
        CompletableFuture<Set<Integer>> remainders = CompletableFuture.supplyAsync(() -> {
            Set<Integer> seen = new java.util.TreeSet<>();
            do {
                seen.add(source(EventCriteria.havingTags(CASE_1)).payloads().size() % size);
            } while (running.get());
            return seen;
        });

        // when
        try {
            for (int batch = 0; batch < 25; batch++) {
                append(AppendCondition.none(), IntStream.range(0, size).mapToObj(i -> event("E", "p" + i, CASE_1))
                        .toArray(TaggedEventMessage[]::new));
            }
        } finally {
            running.set(false);
        }

        // then
        assertThat(answer(remainders)).containsExactly(0);
    }

    @Test
    void a_batch_is_one_write_so_that_nothing_of_it_is_left_behind_by_a_failure() {
        fixture.gate().failNext(new LedgerException.Unavailable("made to fail", null));
        assertThatThrownBy(() -> append(AppendCondition.none(), event("E", "a", CASE_1), event("E", "b", CASE_1)))
                .isInstanceOf(ExecutionException.class);
        assertThat(source(EventCriteria.havingAnyTag()).payloads()).isEmpty();
    }

    @Test
    void nothing_is_seen_of_a_transaction_before_its_commit_or_after_its_rollback() throws Exception {
        // given
        AppendTransaction<?> open = begin(AppendCondition.none(), event("E", "a", CASE_1));

        // then
        assertThat(source(EventCriteria.havingAnyTag()).payloads()).isEmpty();
        open.rollback(null);
        assertThat(source(EventCriteria.havingAnyTag()).payloads()).isEmpty();
        assertThatThrownBy(() -> answer(open.commit(null))).isInstanceOf(ExecutionException.class);
        assertThat(append(AppendCondition.none(), event("E", "b", CASE_1)).position()).isNotNull();
        assertThat(source(EventCriteria.havingAnyTag()).payloads()).containsExactly("b");
    }

    // ---------------------------------------------------------------- conditions

    @Test
    void the_event_right_after_an_appends_marker_counts() throws Exception {
        // given
        ConsistencyMarker marker = append(AppendCondition.none(), event("E", "a", CASE_1));
        AppendCondition unchanged = AppendCondition.withCriteria(EventCriteria.havingTags(CASE_1)).withMarker(marker);
        AppendTransaction<?> decided = begin(unchanged, event("E", "mine", CASE_1));

        // when
        append(AppendCondition.none(), event("E", "between", CASE_1));

        // then at the commit, and at the next attempt at once
        isRefused(() -> answer(decided.commit(null)));
        isRefused(() -> begin(unchanged, event("E", "mine", CASE_1)));
        assertThat(source(EventCriteria.havingTags(CASE_1)).payloads()).containsExactly("a", "between");
    }

    @Test
    void an_appends_own_events_do_not_count_against_its_marker() throws Exception {
        ConsistencyMarker marker = append(AppendCondition.none(), event("E", "a", CASE_1), event("E", "b", CASE_1));
        append(AppendCondition.none(), event("E", "elsewhere", CASE_2));
        append(AppendCondition.withCriteria(EventCriteria.havingTags(CASE_1)).withMarker(marker),
                event("E", "c", CASE_1));
        assertThat(source(EventCriteria.havingTags(CASE_1)).payloads()).containsExactly("a", "b", "c");
    }

    @Test
    void a_refusal_and_a_failure_are_told_apart() throws Exception {
        // given
        append(AppendCondition.none(), event("E", "a", CASE_1));
        AppendCondition untouched = AppendCondition.withCriteria(EventCriteria.havingTags(CASE_2));
        AppendTransaction<?> failing = begin(untouched, event("E", "b", CASE_2));

        // when
        fixture.gate().failNext(new LedgerException.Unavailable("made to fail", null));

        // then
        assertThatThrownBy(() -> answer(failing.commit(null))).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(LedgerException.Unavailable.class)
                .isNotInstanceOf(AppendEventsTransactionRejectedException.class);
        isRefused(() -> begin(AppendCondition.withCriteria(EventCriteria.havingTags(CASE_1)),
                event("E", "c", CASE_1)));
    }

    @Test
    void of_many_who_decided_on_the_same_state_exactly_one_commits() throws Exception {
        // given
        AppendCondition unchanged = AppendCondition.withCriteria(EventCriteria.havingTags(CASE_1))
                .withMarker(source(EventCriteria.havingTags(CASE_1)).marker());
        List<AppendTransaction<?>> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(begin(unchanged, event("E", "p" + i, CASE_1)));
        }

        // when
        List<CompletableFuture<?>> commits = new ArrayList<>();
        open.forEach(transaction -> commits.add(transaction.commit(null)));
        long refused = 0;
        for (CompletableFuture<?> commit : commits) {
            try {
                answer(commit);
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
                refused++;
            }
        }

        // then
        assertThat(refused).isEqualTo(7);
        assertThat(source(EventCriteria.havingTags(CASE_1)).payloads()).hasSize(1);
    }

    // ---------------------------------------------------------------- sourcing

    @Test
    void sourcing_nothing_ends_with_a_marker_on_which_a_decision_can_rest() throws Exception {
        // given
        append(AppendCondition.none(), event("E", "elsewhere", CASE_2));
        Sourced nothing = source(EventCriteria.havingTags(CASE_1));
        assertThat(nothing.payloads()).isEmpty();
        AppendCondition stillNothing = AppendCondition.withCriteria(EventCriteria.havingTags(CASE_1))
                .withMarker(nothing.marker());

        // then
        append(stillNothing, event("E", "first", CASE_1));
        isRefused(() -> begin(stillNothing, event("E", "second", CASE_1)));
    }

    @Test
    void all_tags_and_one_of_the_types_are_demanded() throws Exception {
        // given
        append(AppendCondition.none(), event("Opened", "1", CASE_1, ITEM), event("Closed", "2", CASE_1),
                event("Closed", "3", CASE_1, ITEM), event("Moved", "4", CASE_1, ITEM), event("Closed", "5", ITEM));

        // then
        assertThat(source(EventCriteria.havingTags(CASE_1, ITEM)).payloads()).containsExactly("1", "3", "4");
        assertThat(source(EventCriteria.havingTags(CASE_1, ITEM).andBeingOneOfTypes("Closed", "Opened")).payloads())
                .containsExactly("1", "3");
        assertThat(source(EventCriteria.havingAnyTag().andBeingOneOfTypes("Closed")).payloads())
                .containsExactly("2", "3", "5");
        assertThat(source(EventCriteria.havingTags(CASE_1).andBeingOneOfTypes("Absent")).payloads()).isEmpty();
    }

    @Test
    void any_of_several_criteria_is_enough_and_no_event_comes_twice() throws Exception {
        // given
        append(AppendCondition.none(), event("Opened", "1", CASE_1), event("Closed", "2", CASE_2, ITEM),
                event("Closed", "3", CASE_1, ITEM), event("Closed", "4", CASE_2));
        EventCriteria either = EventCriteria.havingTags(CASE_1)
                .or(EventCriteria.havingTags(ITEM).andBeingOneOfTypes("Closed"));

        // then
        assertThat(source(either).payloads()).containsExactly("1", "2", "3");
        isRefused(() -> begin(AppendCondition.withCriteria(either), event("E", "x", CASE_1)));
    }

    // ---------------------------------------------------------------- streaming

    @Test
    void a_stream_goes_on_live_and_calls_back() throws Exception {
        // given
        append(AppendCondition.none(), event("E", "before", CASE_1));
        MessageStream<EventMessage> stream = stream(engine.firstToken(null).get());
        AtomicInteger calls = new AtomicInteger();
        stream.setCallback(calls::incrementAndGet);
        assertThat(take(stream, 1)).containsExactly("before");
        int callsBefore = calls.get();

        // when
        append(AppendCondition.none(), event("E", "a", CASE_1), event("E", "elsewhere", CASE_2));
        append(AppendCondition.none(), event("E", "b", CASE_1));

        // then
        assertThat(take(stream, 2)).containsExactly("a", "b");
        assertThat(calls.get()).isGreaterThan(callsBefore);
        assertThat(stream.isCompleted()).isFalse();
        stream.close();
        assertThat(stream.isCompleted()).isTrue();
    }

    @Test
    void a_stream_from_an_events_token_misses_and_repeats_nothing() throws Exception {
        // given more events than a stream asks for ahead
        for (int i = 0; i < 300; i++) {
            append(AppendCondition.none(), event("E", "p" + i, CASE_1));
        }
        MessageStream<EventMessage> first = stream(engine.firstToken(null).get());
        List<TrackingToken> tokens = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            MessageStream.Entry<EventMessage> entry = next(first);
            assertThat(text(entry.message())).isEqualTo("p" + i);
            tokens.add(TrackingToken.fromContext(entry).orElseThrow());
        }
        first.close();

        // then
        for (int i = 0; i < 299; i += 50) {
            MessageStream<EventMessage> again = stream(tokens.get(i));
            assertThat(take(again, 1)).containsExactly("p" + (i + 1));
            again.close();
        }
    }

    @Test
    void the_latest_token_is_the_end_and_the_first_one_the_beginning() throws Exception {
        // given
        append(AppendCondition.none(), event("E", "a", CASE_1), event("E", "b", CASE_1));
        MessageStream<EventMessage> fromEnd = stream(answer(engine.latestToken(null)));
        MessageStream<EventMessage> fromStart = stream(answer(engine.firstToken(null)));
        assertThat(fromEnd.next()).isEmpty();

        // when
        append(AppendCondition.none(), event("E", "c", CASE_1));

        // then
        assertThat(take(fromEnd, 1)).containsExactly("c");
        assertThat(take(fromStart, 3)).containsExactly("a", "b", "c");
        fromEnd.close();
        fromStart.close();
    }

    @Test
    void the_token_of_an_instant_stands_before_the_first_event_that_happened_then_or_later() throws Exception {
        // given
        append(AppendCondition.none(), at(HAPPENED, "a"), at(HAPPENED.plusSeconds(10), "b"),
                at(HAPPENED.plusSeconds(20), "c"));

        // then
        assertThat(positionAt(HAPPENED.minusSeconds(1))).isZero();
        assertThat(positionAt(HAPPENED.plusSeconds(10))).isEqualTo(1);
        assertThat(positionAt(HAPPENED.plusSeconds(11))).isEqualTo(2);
        assertThat(positionAt(HAPPENED.plusSeconds(21))).isEqualTo(3);
    }

    // ---------------------------------------------------------------- helpers

    private record Sourced(List<String> payloads, ConsistencyMarker marker) {}

    private Sourced source(EventCriteria criteria) {
        MessageStream<EventMessage> stream = engine.source(SourcingCondition.conditionFor(criteria), null);
        List<String> payloads = new ArrayList<>();
        while (true) {
            MessageStream.Entry<EventMessage> entry = next(stream);
            if (entry.message() instanceof TerminalEventMessage) {
                return new Sourced(payloads, entry.getResource(ConsistencyMarker.RESOURCE_KEY));
            }
            payloads.add(text(entry.message()));
        }
    }

    private MessageStream<EventMessage> stream(TrackingToken token) {
        return engine.stream(StreamingCondition.conditionFor(token, EventCriteria.havingTags(CASE_1)), null);
    }

    private static List<String> take(MessageStream<EventMessage> stream, int count) {
        List<String> payloads = new ArrayList<>();
        while (payloads.size() < count) {
            payloads.add(text(next(stream).message()));
        }
        return payloads;
    }

    private static MessageStream.Entry<EventMessage> next(MessageStream<EventMessage> stream) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            var entry = stream.next();
            if (entry.isPresent()) {
                return entry.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nothing more came; error: " + stream.error());
    }

    private ConsistencyMarker append(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        return finish(begin(condition, events));
    }

    private AppendTransaction<?> begin(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        return answer(engine.appendEvents(condition, null, List.of(events)));
    }

    private static <R> ConsistencyMarker finish(AppendTransaction<R> transaction) throws Exception {
        return answer(transaction.afterCommit(answer(transaction.commit(null)), null));
    }

    private long positionAt(Instant instant) throws Exception {
        return answer(engine.tokenAt(instant, null)).position().orElseThrow();
    }

    private static void isRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    private static <T> T answer(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static TaggedEventMessage<?> event(String type, String payload, Tag... tags) {
        return tagged(type, payload, HAPPENED, tags);
    }

    private static TaggedEventMessage<?> at(Instant instant, String payload) {
        return tagged("E", payload, instant, CASE_1);
    }

    private static TaggedEventMessage<?> tagged(String type, String payload, Instant instant, Tag... tags) {
        return new GenericTaggedEventMessage<>(new GenericEventMessage(UUID.randomUUID().toString(),
                new MessageType(new QualifiedName(type), "1"), payload, Map.of(), instant), Set.of(tags));
    }

    private static String text(EventMessage message) {
        return new String((byte[]) message.payload(), StandardCharsets.UTF_8);
    }
}
