package org.serviceledger.projections.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is missing of a source's counter. */
class SequenceLogTest {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    /** Each number happened so many seconds after the start as it says. */
    private static SequenceLog arrived(long... numbers) {
        return more(SequenceLog.NONE, 0, numbers);
    }

    private static SequenceLog more(SequenceLog log, long secondsLater, long... numbers) {
        SequenceLog next = log;
        for (long number : numbers) {
            next = next.with(number, START.plusSeconds(secondsLater + number));
        }
        return next;
    }

    @Test
    void numbers_that_follow_each_other_leave_no_gap() {
        SequenceLog log = arrived(7, 8, 9);
        assertThat(log.gaps()).isEmpty();
        assertThat(log.missing()).isZero();
    }

    @Test
    void what_is_passed_over_is_a_gap_until_it_comes() {
        assertThat(arrived(1, 2, 5).gaps()).containsExactly(new Gap(3, 4));
        assertThat(arrived(1, 2, 5, 4).gaps()).containsExactly(new Gap(3, 3));
        assertThat(arrived(1, 2, 5, 4, 3).gaps()).isEmpty();
    }

    @Test
    void a_late_number_in_the_middle_splits_a_gap() {
        SequenceLog log = arrived(1, 9, 5);
        assertThat(log.gaps()).containsExactly(new Gap(2, 4), new Gap(6, 8));
        assertThat(log.missing()).isEqualTo(6);
    }

    @Test
    void a_number_before_the_first_one_opens_the_gap_up_to_it() {
        assertThat(arrived(5, 1).gaps()).containsExactly(new Gap(2, 4));
        assertThat(arrived(5, 4).gaps()).isEmpty();
    }

    @Test
    void any_order_of_arrival_gives_the_same() {
        // given every order of six numbers out of nine
        List<Long> numbers = List.of(0L, 1L, 3L, 4L, 7L, 9L);
        SequenceLog expected = arrived(0, 1, 3, 4, 7, 9);
        assertThat(expected.gaps()).containsExactly(new Gap(2, 2), new Gap(5, 6), new Gap(8, 8));
        // then
        assertThat(permutations(numbers)).hasSize(720).allSatisfy(order -> assertThat(
                arrived(order.stream().mapToLong(Long::longValue).toArray())).isEqualTo(expected));
    }

    private static List<List<Long>> permutations(List<Long> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Long>> all = new ArrayList<>();
        for (Long first : of) {
            List<Long> rest = new ArrayList<>(of);
            rest.remove(first);
            permutations(rest).forEach(tail -> {
                List<Long> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }

    @Test
    void shuffled_numbers_leave_exactly_the_gaps_of_those_that_never_came() {
        for (long seed = 0; seed < 100; seed++) {
            // given
            Random random = new Random(seed);
            Set<Long> came = new HashSet<>();
            for (int i = 0; i < 300; i++) {
                came.add((long) random.nextInt(1000));
            }
            List<Long> order = new ArrayList<>(came);
            Collections.shuffle(order, random);
            // when
            SequenceLog log = arrived(order.stream().mapToLong(Long::longValue).toArray());
            // then
            Set<Long> missing = new HashSet<>();
            for (Gap gap : log.gaps()) {
                for (long number = gap.from(); number <= gap.to(); number++) {
                    missing.add(number);
                }
            }
            Set<Long> expected = new HashSet<>();
            for (long number = Collections.min(came); number <= Collections.max(came); number++) {
                expected.add(number);
            }
            expected.removeAll(came);
            assertThat(missing).as("seed %d", seed).isEqualTo(expected);
            assertThat(log.missing()).isEqualTo(expected.size());
            assertThat(log.resets()).isZero();
        }
    }

    @Test
    void more_gaps_than_are_listed_are_still_counted_exactly() {
        // given the last of 6,000 numbers, and then every third one from the first on
        int gaps = 2 * SequenceRun.MOST_GAPS;
        SequenceLog log = arrived(3L * gaps);
        for (long i = 0; i < gaps; i++) {
            log = more(log, 0, 3 * i);
        }
        // then
        assertThat(log.gaps()).hasSize(SequenceRun.MOST_GAPS).last().isEqualTo(new Gap(3L * gaps - 2, 3L * gaps - 1));
        assertThat(log.missing()).isEqualTo(2L * gaps);
        // when everything that was missing comes late
        for (long i = 0; i < gaps; i++) {
            log = more(log, 0, 3 * i + 2, 3 * i + 1);
        }
        // then
        assertThat(log.missing()).isZero();
        assertThat(log.gaps()).isEmpty();
    }

    @Test
    void a_counter_set_back_is_a_reset_and_no_gap() {
        // when
        SequenceLog log = more(arrived(100, 101, 103), 1000, 1, 2, 3, 5);
        // then
        assertThat(log.resets()).isEqualTo(1);
        assertThat(log.gaps()).containsExactly(new Gap(102, 102), new Gap(4, 4));
        assertThat(log.missing()).isEqualTo(2);
    }

    @Test
    void a_fact_from_before_a_reset_that_comes_late_closes_its_own_gap() {
        SequenceLog log = more(more(arrived(100, 101, 103), 1000, 1, 2), 0, 102);
        assertThat(log.gaps()).isEmpty();
        assertThat(log.resets()).isEqualTo(1);
    }

    @Test
    void the_first_fact_after_a_reset_may_be_overtaken_by_the_second() {
        SequenceLog log = more(arrived(100, 101), 1000, 2, 1, 3);
        assertThat(log.resets()).isEqualTo(1);
        assertThat(log.missing()).isZero();
    }

    @Test
    void low_numbers_that_were_merely_dated_late_turn_out_to_be_no_reset() {
        // when the counter goes on beyond what was there before
        SequenceLog log = more(more(arrived(5), 1000, 1, 2), 1000, 7);
        // then
        assertThat(log.resets()).isZero();
        assertThat(log.gaps()).containsExactly(new Gap(3, 4), new Gap(6, 6));
    }

    @Test
    void a_counter_that_always_says_the_same_neither_grows_the_view_nor_makes_gaps() {
        SequenceLog log = SequenceLog.NONE;
        for (int i = 0; i < 1000; i++) {
            log = log.with(0L, START.plusSeconds(i));
        }
        assertThat(log.runs()).hasSizeLessThan(5);
        assertThat(log.missing()).isZero();
        assertThat(log.resets()).isEqualTo(999);
    }

    @Test
    void facts_without_a_number_miss_nothing() {
        assertThat(SequenceLog.NONE.with(null, START)).isEqualTo(SequenceLog.NONE);
    }

    @Test
    void the_largest_number_there_is_can_be_counted() {
        assertThat(arrived(0).with(Long.MAX_VALUE, START).missing()).isEqualTo(Long.MAX_VALUE - 1);
    }
}
