package org.serviceledger.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** G5: a record is stored once however often it is sent. */
abstract class IdentityContract extends DurabilityContract {

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
        openAgain();
        assertThat(append(keyed("portal", "r1", "content", CASE_1)))
                .isEqualTo(new AppendResult.Duplicate(List.of(first)));
    }

    @Test
    void a_record_sent_twice_within_one_block_is_stored_once() throws Exception {
        // given
        gate().shut();
        var held = ledger.append(Append.of(event("E", "held", CASE_2))).toFuture();
        awaitArrivals(1);

        // when
        var first = ledger.append(Append.of(keyed("portal", "r1", "content", CASE_1))).toFuture();
        var second = ledger.append(Append.of(keyed("portal", "r1", "content", CASE_1))).toFuture();
        var other = ledger.append(Append.of(keyed("portal", "r1", "other content", CASE_1))).toFuture();
        gate().release();

        // then
        answer(held);
        assertThat(position(answer(first))).isEqualTo(1);
        assertThat(answer(second)).isEqualTo(new AppendResult.Duplicate(List.of(1L)));
        assertThat(answer(other)).isInstanceOf(AppendResult.Conflict.class);
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
                .collectList().block(patience());

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
        ledger.append(append).block(patience());
        assertThat(ledger.append(append).block(patience())).isEqualTo(new AppendResult.Duplicate(List.of(0L)));
    }
}
