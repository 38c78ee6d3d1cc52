package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.LimitUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.serviceledger.core.clock.statutory.Times.accepted;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.limit;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.review;
import static org.serviceledger.core.clock.statutory.Times.workingDays;

/** The explanation of a clock, day by day. */
class DayByDayTest {

    @Test
    void every_day_from_receipt_to_due_day_says_what_it_counts_as() {
        // given
        ClockFactsBuilder facts = ClockFacts.builder().receivedAt(at("2026-02-11")).acceptedAt(at("2026-02-12"))
                .promisedLimit(workingDays(4)).exclusion(review("2026-02-25", "2026-02-26"));
        // when
        List<ClockDay> days = read(facts, "2026-02-26").days();
        // then
        assertThat(days).extracting(ClockDay::date, ClockDay::kind, ClockDay::counted, ClockDay::reason,
                ClockDay::total, ClockDay::ahead)
                .startsWith(row("2026-02-11", DayKind.WORKING, false, DayReason.BEFORE_ACCEPTANCE, 0, false),
                        row("2026-02-12", DayKind.WORKING, false, DayReason.START_DAY, 0, false),
                        row("2026-02-13", DayKind.WORKING, true, DayReason.WORKING_DAY, 1, false),
                        row("2026-02-14", DayKind.SWAPPED_WORKDAY, true, DayReason.SWAPPED_WORKDAY, 2, false),
                        row("2026-02-15", DayKind.HOLIDAY, false, DayReason.HOLIDAY, 2, false))
                .endsWith(row("2026-02-23", DayKind.HOLIDAY, false, DayReason.HOLIDAY, 2, false),
                        row("2026-02-24", DayKind.WORKING, true, DayReason.WORKING_DAY, 3, false),
                        row("2026-02-25", DayKind.WORKING, false, DayReason.EXCLUDED, 3, false),
                        row("2026-02-26", DayKind.WORKING, false, DayReason.EXCLUDED, 3, false),
                        row("2026-02-27", DayKind.WORKING, true, DayReason.WORKING_DAY, 4, true));
        assertThat(days).hasSize(17);
        assertThat(days.getLast().marks()).containsExactly(DayMark.PROMISED_DUE);
        assertThat(days.getFirst().marks()).containsExactly(DayMark.RECEIVED);
    }

    @Test
    void days_after_expiry_count_as_late_and_a_procedure_begun_then_leaves_none_out() {
        // given
        ClockFactsBuilder facts = accepted().legalLimit(null).exclusion(review("2026-03-18", "2026-03-18"));
        // when
        List<ClockDay> days = read(facts, "2026-03-19").days();
        // then
        assertThat(days.subList(days.size() - 3, days.size())).extracting(ClockDay::reason, ClockDay::total)
                .containsExactly(tuple(DayReason.OVERDUE, 11), tuple(DayReason.TOO_LATE_TO_EXCLUDE, 12),
                        tuple(DayReason.OVERDUE, 13));
    }

    @Test
    void a_limit_in_calendar_days_counts_days_of_rest_too() {
        // when
        List<ClockDay> days = read(
                ClockFacts.builder().acceptedAt(at("2026-03-06")).promisedLimit(limit(3, LimitUnit.CALENDAR_DAY)),
                "2026-03-06").days();
        // then
        assertThat(days).extracting(ClockDay::reason, ClockDay::total).containsExactly(
                tuple(DayReason.START_DAY, 0), tuple(DayReason.CALENDAR_DAY, 1), tuple(DayReason.CALENDAR_DAY, 2),
                tuple(DayReason.WORKING_DAY, 3));
    }

    @Test
    void the_explanation_ends_where_the_clock_stopped() {
        // when
        List<ClockDay> days = read(accepted().decided(at("2026-03-05"), DecisionOutcome.GRANTED), "2026-06-01").days();
        // then
        assertThat(days.getLast().date()).isEqualTo("2026-03-05");
        assertThat(days.getLast().marks()).containsExactly(DayMark.DECIDED);
        assertThat(days.getLast().total()).isEqualTo(3);
        assertThat(days.getFirst().marks()).containsExactly(DayMark.RECEIVED, DayMark.ACCEPTED);
    }

    @Test
    void before_acceptance_the_days_of_the_notice_are_shown() {
        // when
        List<ClockDay> days = read(ClockFacts.builder().receivedAt(at("2026-03-02")), "2026-03-03").days();
        // then
        assertThat(days).hasSize(8).allSatisfy(day -> assertThat(day.counted()).isFalse());
        assertThat(days.getLast().marks()).containsExactly(DayMark.NOTICE_DUE);
    }

    @Test
    void a_case_open_for_decades_is_explained_up_to_a_bound() {
        // when
        List<ClockDay> days = read(accepted(), "2096-03-02").days();
        // then
        assertThat(days).hasSize(ClockReading.MOST_DAYS);
        assertThat(days.getLast().provisional()).isTrue();
        assertThat(days.getFirst()).isEqualTo(new ClockDay(LocalDate.parse("2026-03-02"), DayKind.WORKING, false,
                DayReason.START_DAY, 0, List.of(DayMark.RECEIVED, DayMark.ACCEPTED), false, false));
    }

    @ParameterizedTest
    @EnumSource(DayReason.class)
    void every_reason_has_a_sentence_in_both_languages(DayReason reason) {
        assertThat(reason.zh()).containsPattern("\\p{IsHan}");
        assertThat(reason.en()).containsPattern("[a-z]").doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @EnumSource(DayMark.class)
    void every_mark_has_words_in_both_languages(DayMark mark) {
        assertThat(mark.zh()).containsPattern("\\p{IsHan}");
        assertThat(mark.en()).containsPattern("[a-z]");
    }

    @ParameterizedTest
    @EnumSource(ClockRemark.class)
    void every_remark_has_a_sentence_in_both_languages(ClockRemark remark) {
        assertThat(remark.zh()).containsPattern("\\p{IsHan}");
        assertThat(remark.en()).containsPattern("[a-z]");
    }

    @Test
    void where_only_the_law_sets_a_limit_its_days_are_explained() {
        // when
        List<ClockDay> days = read(accepted().promisedLimit(null).legalLimit(workingDays(3)), "2026-03-02").days();
        // then
        assertThat(days.getLast().date()).isEqualTo("2026-03-05");
        assertThat(days.getLast().total()).isEqualTo(3);
        assertThat(days.getLast().reason()).isEqualTo(DayReason.WORKING_DAY);
        assertThat(days.getLast().marks()).containsExactly(DayMark.LEGAL_DUE);
    }

    @Test
    void the_last_day_for_a_notice_is_marked_until_the_notice_is_given_in_time() {
        // given
        ClockFactsBuilder waiting = ClockFacts.builder().receivedAt(at("2026-03-02"))
                .correction(new Correction(at("2026-03-04"), null, null, null));
        ClockFactsBuilder late = ClockFacts.builder().receivedAt(at("2026-03-02")).acceptedAt(at("2026-03-11"));
        // then
        assertThat(read(waiting, "2026-03-12").days()).noneMatch(day -> day.marks().contains(DayMark.NOTICE_DUE));
        assertThat(read(accepted(), "2026-03-12").days()).noneMatch(day -> day.marks().contains(DayMark.NOTICE_DUE));
        assertThat(read(late, "2026-03-12").days()).filteredOn(day -> day.marks().contains(DayMark.NOTICE_DUE))
                .extracting(ClockDay::date).containsExactly(LocalDate.parse("2026-03-09"));
        assertThat(read(accepted().promisedLimit(null).legalLimit(null), "2026-03-03").days())
                .as("once accepted the explanation does not wait for the notice").hasSize(2);
    }

    private static org.assertj.core.groups.Tuple row(String date, DayKind kind, boolean counted, DayReason reason,
            int total, boolean ahead) {
        return tuple(LocalDate.parse(date), kind, counted, reason, total, ahead);
    }
}
