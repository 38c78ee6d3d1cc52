package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.DecisionOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.workingDays;

/** The completeness notice and the acceptance that follows when there is none. */
class NoticeClockTest {

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:00, 2026-03-09", "2026-03-02T23:00, 2026-03-09", "2026-03-07T10:00, 2026-03-13",
            "2026-02-13T10:00, 2026-02-27", "2026-02-16T10:00, 2026-02-28"})
    void the_notice_is_due_with_the_fifth_working_day_after_the_receipt(String received, LocalDate due) {
        // when
        ClockReading reading = read(licence(received), received);
        // then
        assertThat(reading.noticeDue().orElseThrow().day()).isEqualTo(due);
        assertThat(notice(reading).state()).isEqualTo(NoticeState.RUNNING);
        assertThat(reading.light()).isEqualTo(Light.GREEN);
    }

    @Test
    void a_licence_without_a_notice_counts_as_accepted_from_the_day_of_receipt() {
        // given
        ClockFactsBuilder facts = licence("2026-03-02").promisedLimit(workingDays(10));
        // then one instant before
        ClockReading before = read(facts, "2026-03-09T23:59:59");
        assertThat(before.deemedAcceptance()).isEmpty();
        assertThat(before.promisedDue()).isEmpty();
        // then
        ClockReading reading = read(facts, "2026-03-10T00:00");
        assertThat(reading.deemed())
                .isEqualTo(new DeemedAcceptance(LocalDate.parse("2026-03-02"), at("2026-03-10T00:00"), false, false));
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(reading.legalDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(reading.usedWorkingDays()).isEqualTo(6);
        assertThat(reading.startedAt()).isEqualTo(at("2026-03-02"));
        assertThat(notice(reading).state()).isEqualTo(NoticeState.MISSED);
        assertThat(reading.remarks()).contains(ClockRemark.NOTICE_LATE);
    }

    @Test
    void the_lights_of_a_deemed_acceptance_are_foreseen_and_turn_with_it_at_the_earliest() {
        // given a promise that will have expired when the case counts as accepted
        ClockFactsBuilder facts = licence("2026-03-02").promisedLimit(workingDays(3));
        // when
        LightSchedule before = read(facts, "2026-03-03").lights();
        // then
        assertThat(before.turns()).containsExactly(new LightTurn(at("2026-03-10T00:00"), Light.RED),
                new LightTurn(at("2026-03-31T00:00"), Light.LEGAL_RED));
        assertThat(read(facts, "2026-04-01").lights()).isEqualTo(before);
    }

    @Test
    void a_deemed_acceptance_counted_without_a_calendar_is_provisional() {
        ClockReading reading = read(licence("2026-12-30"), "2027-02-01");
        assertThat(reading.deemed()).isNotNull();
        assertThat(reading.deemed().provisional()).isTrue();
        assertThat(reading.provisional()).isTrue();
    }

    @Test
    void nothing_is_deemed_of_old_records_other_items_and_cases_that_went_on_or_ended() {
        assertNotDeemed(licence("2026-03-02").historical(true));
        assertNotDeemed(licence("2026-03-02").licence(false));
        assertNotDeemed(licence("2026-03-02").decided(at("2026-03-20"), DecisionOutcome.GRANTED));
        assertNotDeemed(licence("2026-03-02").closedAt(at("2026-03-20")));
        assertNotDeemed(licence("2026-03-02").endedAt(at("2026-03-20")));
        assertNotDeemed(licence("2026-03-02").acceptedAt(at("2026-03-20")));
        assertNotDeemed(licence("2026-03-02").acceptedAt(at("2026-03-20")).deemedOn(LocalDate.parse("2026-03-02")));
        assertNotDeemed(ClockFacts.builder().licence(true));
    }

    @Test
    void a_second_notice_before_any_answer_by_the_applicant_leaves_the_move_there() {
        // given
        ClockFactsBuilder facts = licence("2026-03-02").correction(new Correction(at("2026-03-04"), null, null, null))
                .correction(new Correction(at("2026-03-06"), null, null, null));
        // then
        ClockReading reading = read(facts, "2026-05-01");
        assertThat(notice(reading).state()).isEqualTo(NoticeState.WAITING_FOR_APPLICANT);
        assertThat(notice(reading).answeredAt()).isEqualTo(at("2026-03-04"));
        assertThat(notice(read(facts.endedAt(at("2026-03-10")), "2026-05-01")).state())
                .as("withdrawn while the applicant had the move").isEqualTo(NoticeState.ANSWERED);
    }

    @Test
    void without_a_receipt_the_time_begins_with_the_corrected_materials() {
        ClockReading reading = read(ClockFacts.builder().licence(true)
                .correction(new Correction(at("2026-03-04"), null, at("2026-03-09"), null)), "2026-03-10");
        assertThat(notice(reading).startedAt()).isEqualTo(at("2026-03-09"));
        assertThat(reading.noticeDue().orElseThrow()).isEqualTo(new Due(at("2026-03-17T00:00"), false, false));
    }

    @Test
    void a_notice_without_a_stage_belongs_to_the_review_from_the_acceptance_on() {
        // given
        Correction before = new Correction(at("2026-03-03"), null, at("2026-03-04"), null);
        Correction with = new Correction(at("2026-03-05"), null, at("2026-03-06"), null);
        Correction said = new Correction(at("2026-03-09"), CaseStage.BEFORE_ACCEPTANCE, at("2026-03-10"), null);
        // then
        assertThat(before.duringReview(null)).isFalse();
        assertThat(before.duringReview(at("2026-03-05"))).isFalse();
        assertThat(with.duringReview(at("2026-03-05"))).isTrue();
        assertThat(said.duringReview(at("2026-03-05"))).isFalse();
        assertThat(new Correction(at("2026-03-03"), CaseStage.REVIEW, null, null).duringReview(null)).isTrue();
    }

    @Test
    void a_recorded_deemed_acceptance_is_dated_by_the_window_that_was_missed() {
        ClockReading reading = read(licence("2026-03-02").deemedOn(LocalDate.parse("2026-03-16"))
                .correction(new Correction(at("2026-03-04"), null, at("2026-03-16"), null)), "2026-05-01");
        assertThat(reading.deemed())
                .isEqualTo(new DeemedAcceptance(LocalDate.parse("2026-03-16"), at("2026-03-24T00:00"), false, true));
    }

    private static void assertNotDeemed(ClockFactsBuilder facts) {
        assertThat(read(facts, "2026-05-01").deemedAcceptance()).isEmpty();
    }

    @Test
    void an_acceptance_by_the_source_supersedes_the_deemed_one_but_its_lateness_is_reported() {
        ClockReading reading = read(licence("2026-03-02").acceptedAt(at("2026-03-20")).promisedLimit(workingDays(10)),
                "2026-05-01");
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-04-03");
        assertThat(notice(reading).state()).isEqualTo(NoticeState.ANSWERED_LATE);
        assertThat(reading.remarks()).contains(ClockRemark.NOTICE_LATE);
    }

    @Test
    void nobody_is_blamed_for_a_late_notice_by_old_records() {
        ClockReading open = read(licence("2026-03-02").historical(true), "2026-05-01");
        ClockReading accepted = read(licence("2026-03-02").acceptedAt(at("2026-03-20")).historical(true),
                "2026-05-01");
        assertThat(open.remarks()).doesNotContain(ClockRemark.NOTICE_LATE);
        assertThat(accepted.remarks()).doesNotContain(ClockRemark.NOTICE_LATE);
    }

    @Test
    void a_recorded_deemed_acceptance_starts_the_clock_whatever_else_is_known() {
        // given
        ClockFactsBuilder facts = ClockFacts.builder().deemedOn(LocalDate.parse("2026-03-02"))
                .promisedLimit(workingDays(10)).decided(at("2026-03-12"), DecisionOutcome.GRANTED);
        // then
        ClockReading reading = read(facts, "2026-05-01");
        assertThat(reading.deemedAcceptance()).contains(LocalDate.parse("2026-03-02"));
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(reading.usedWorkingDays()).isEqualTo(8);
        assertThat(reading.deemed().recorded()).isTrue();
        assertThat(read(facts.receivedAt(at("2026-03-02")), "2026-05-01").deemed().since())
                .isEqualTo(at("2026-03-10T00:00"));
    }

    @Test
    void a_correction_notice_in_time_stops_the_clock_and_the_corrected_materials_start_it_again() {
        // given
        ClockFactsBuilder waiting = licence("2026-03-02")
                .correction(new Correction(at("2026-03-09T23:00"), CaseStage.BEFORE_ACCEPTANCE, null, null));
        ClockFactsBuilder submitted = licence("2026-03-02")
                .correction(new Correction(at("2026-03-09T23:00"), null, at("2026-04-01"), null));
        // then
        ClockReading open = read(waiting, "2026-05-01");
        assertThat(notice(open).state()).isEqualTo(NoticeState.WAITING_FOR_APPLICANT);
        assertThat(open.deemedAcceptance()).isEmpty();
        assertThat(open.remarks()).doesNotContain(ClockRemark.NOTICE_LATE, ClockRemark.SECOND_CORRECTION_NOTICE);
        // then
        ClockReading again = read(submitted, "2026-04-02");
        assertThat(notice(again).startedAt()).isEqualTo(at("2026-04-01"));
        assertThat(again.noticeDue().orElseThrow().day()).isEqualTo("2026-04-09");
        assertThat(again.deemedAcceptance()).isEmpty();
        assertThat(read(submitted, "2026-04-10").deemedAcceptance()).contains(LocalDate.parse("2026-04-01"));
    }

    @Test
    void a_correction_notice_that_comes_too_late_leaves_the_application_accepted_from_its_receipt() {
        ClockReading reading = read(
                licence("2026-03-02").correction(new Correction(at("2026-03-10"), null, at("2026-03-12"), null)),
                "2026-03-12");
        assertThat(reading.deemedAcceptance()).contains(LocalDate.parse("2026-03-02"));
    }

    @Test
    void a_second_notice_while_the_applicant_has_the_move_is_reported_and_answers_nothing() {
        // given both notices were answered by one submission
        ClockFactsBuilder facts = licence("2026-03-02")
                .correction(new Correction(at("2026-03-04"), null, at("2026-03-20"), null))
                .correction(new Correction(at("2026-03-12"), null, at("2026-03-20"), null));
        // when
        ClockReading reading = read(facts, "2026-03-23");
        // then
        assertThat(reading.remarks()).contains(ClockRemark.SECOND_CORRECTION_NOTICE)
                .doesNotContain(ClockRemark.NOTICE_LATE);
        assertThat(notice(reading).startedAt()).isEqualTo(at("2026-03-20"));
        assertThat(notice(reading).state()).isEqualTo(NoticeState.RUNNING);
    }

    @Test
    void an_answer_in_time_is_no_matter_for_supervision() {
        ClockReading accepted = read(licence("2026-03-02").acceptedAt(at("2026-03-09T20:00")), "2026-05-01");
        assertThat(notice(accepted).state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(notice(read(licence("2026-03-02").endedAt(at("2026-03-04")), "2026-05-01")).state())
                .isEqualTo(NoticeState.ANSWERED);
        ClockReading review = read(licence("2026-03-02").acceptedAt(at("2026-03-03"))
                .correction(new Correction(at("2026-03-04"), null, null, at("2026-03-12"))), "2026-05-01");
        assertThat(notice(review).state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(review.remarks()).doesNotContain(ClockRemark.SECOND_CORRECTION_NOTICE);
    }

    private static ClockFactsBuilder licence(String received) {
        return ClockFacts.builder().licence(true).receivedAt(at(received)).legalLimit(workingDays(20));
    }

    private static NoticeReading notice(ClockReading reading) {
        return java.util.Objects.requireNonNull(reading.notice());
    }
}
