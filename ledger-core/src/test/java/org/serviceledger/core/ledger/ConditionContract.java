package org.serviceledger.core.ledger;

import java.util.Set;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** G3: a conditional append is refused if and only if a matching event exists at or after its marker. */
abstract class ConditionContract extends AtomicityContract {

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
        gate().shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(1);

        // when
        Append one = Append.of(event("E", "one", CASE_1)).onlyIf(new AppendCondition(EventQuery.tagged(CASE_1), 0));
        var first = ledger.append(one).toFuture();
        var second = ledger.append(one).toFuture();
        gate().release();

        // then
        answer(held);
        assertThat(answer(first)).isInstanceOf(AppendResult.Appended.class);
        assertThat(answer(second)).isEqualTo(new AppendResult.Refused(1));
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
                    .filter(AppendResult.Appended.class::isInstance).count().block(patience());
            assertThat(winners).as("winners of round %d", round).isEqualTo(1);
        }
    }

    @Test
    void disjoint_boundaries_are_never_refused() {
        long refused = Flux.range(0, 300).flatMap(i -> {
            Tag own = Tag.of("case", "own-" + i);
            return ledger.append(
                    Append.of(event("E", "p" + i, own)).onlyIf(new AppendCondition(EventQuery.tagged(own), 0)));
        }, 64).filter(r -> !(r instanceof AppendResult.Appended)).count().block(patience());
        assertThat(refused).isZero();
    }

    @Test
    void a_refusal_that_rests_on_a_block_that_fails_is_decided_again() throws Exception {
        // given one block in the making, and two appends that gather behind it
        gate().shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(1);
        Append contested = Append.of(event("E", "x", CASE_1))
                .onlyIf(new AppendCondition(EventQuery.tagged(CASE_1), 0));
        var first = ledger.append(contested).toFuture();
        var second = ledger.append(contested).toFuture();

        // when the held block passes and the block of the two fails
        gate().failAfterNextPass(new LedgerException.Unavailable("made to fail", null));
        gate().release();
        answer(held);

        // then the first fails, and the second, which would have been refused because of it, is appended
        assertThatThrownBy(() -> answer(first)).hasCauseInstanceOf(LedgerException.Unavailable.class);
        assertThat(answer(second)).isEqualTo(
                new AppendResult.Appended(1, 1, ((AppendResult.Appended) second.get()).recordedAt()));
    }

    @Test
    void a_failure_of_the_store_is_not_told_as_a_refusal() {
        gate().failNext(new LedgerException.Unavailable("made to fail", null));
        assertThatThrownBy(() -> appendIf(EventQuery.tagged(CASE_1), 0, event("E", "a", CASE_1)))
                .isInstanceOf(LedgerException.Unavailable.class);
        assertThat(appendIf(EventQuery.tagged(CASE_1), 0, event("E", "b", CASE_1)))
                .isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void what_failed_to_be_stored_is_no_obstacle_and_what_was_stored_after_it_is() {
        // given
        gate().failNext(new LedgerException.Full("made to fail", null));
        assertThatThrownBy(() -> appendAll(batch(5, "failed"))).isInstanceOf(LedgerException.Full.class);
        append(event("E", "other", CASE_2));

        // then
        assertThat(appendIf(EventQuery.tagged(CASE_2), 0, event("E", "x", CASE_2)))
                .isEqualTo(new AppendResult.Refused(0));
        assertThat(appendIf(EventQuery.tagged(CASE_1), 0, event("E", "y", CASE_1)))
                .isInstanceOf(AppendResult.Appended.class);
    }
}
