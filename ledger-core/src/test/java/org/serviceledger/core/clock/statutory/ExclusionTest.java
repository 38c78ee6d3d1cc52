package org.serviceledger.core.clock.statutory;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.clock.statutory.ClockReading.Pause;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.SpecialProcedureKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.accepted;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.review;

/** Special procedures and extensions: what pauses or lengthens a limit, and what does not. */
class ExclusionTest {

    @Test
    void an_expert_review_of_ten_working_days_moves_the_promise_by_ten() {
        // given
        ClockFactsBuilder facts = accepted().exclusion(review("2026-03-06", "2026-03-19"));
        // when
        ClockReading reading = read(facts, "2026-03-19");
        // then
        assertThat(read(accepted(), "2026-03-03").promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(reading.usedWorkingDays()).isEqualTo(3);
        assertThat(reading.excludedWorkingDays()).isEqualTo(10);
        assertThat(reading.remainingWorkingDays()).isEqualTo(7);
        assertThat(reading.promisedDue().orElseThrow().lastSecond()).hasToString("2026-03-30T23:59:59+08:00");
        assertThat(reading.legalDue().orElseThrow().day()).isEqualTo("2026-04-14");
        assertThat(reading.unnoticed()).isFalse();
        assertThat(reading.pauses()).containsExactly(new Pause(at("2026-03-06"), at("2026-03-19")));
        assertThat(read(facts, "2026-03-30").usedWorkingDays()).isEqualTo(10);
    }

    @Test
    void overlapping_procedures_leave_each_day_out_once() {
        // given
        ClockFactsBuilder facts = accepted().exclusion(review("2026-03-10", "2026-03-19"))
                .exclusion(review("2026-03-06", "2026-03-12")).exclusion(review("2026-03-11", "2026-03-11T11:00"));
        // when
        ClockReading reading = read(facts, "2026-03-30");
        // then
        assertThat(reading.excludedWorkingDays()).isEqualTo(10);
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(reading.pauses()).hasSize(1);
    }

    @Test
    void a_procedure_that_goes_on_pauses_the_clock_and_the_due_day_can_only_be_later() {
        // given
        ClockFactsBuilder facts = accepted().exclusion(review("2026-03-06", null));
        // when
        ClockReading reading = read(facts, "2026-03-19");
        // then
        assertThat(reading.promisedDue().orElseThrow()).isEqualTo(new Due(at("2026-03-31T00:00"), false, true));
        assertThat(reading.usedWorkingDays()).isEqualTo(3);
        assertThat(reading.remainingWorkingDays()).isEqualTo(7);
        assertThat(reading.light()).isEqualTo(Light.PAUSED);
        assertThat(reading.lightAt(at("2036-03-19"))).isEqualTo(Light.PAUSED);
        assertThat(reading.remarks()).containsExactly(ClockRemark.EXCLUSION_WITHOUT_END);
        assertThat(reading.pauses()).containsExactly(new Pause(at("2026-03-06"), null));
        assertThat(read(facts, "2026-03-20").promisedDue().orElseThrow().day()).isEqualTo("2026-03-31");
    }

    @Test
    void a_procedure_without_an_end_ends_with_the_decision() {
        // given
        ClockFactsBuilder facts = accepted().exclusion(review("2026-03-06", null))
                .decided(at("2026-03-12"), DecisionOutcome.GRANTED);
        // when
        ClockReading reading = read(facts, "2026-05-19");
        // then
        assertThat(reading.promisedDue().orElseThrow().earliest()).isFalse();
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-23");
        assertThat(reading.usedWorkingDays()).isEqualTo(3);
        assertThat(reading.light()).isEqualTo(Light.GREEN);
    }

    @Test
    void a_procedure_that_begins_on_the_due_day_pauses_and_one_that_begins_after_it_revives_nothing() {
        // given
        ClockReading onDueDay = read(accepted().exclusion(review("2026-03-16T23:59", "2026-03-18")), "2026-03-18");
        ClockReading after = read(accepted().exclusion(review("2026-03-17T00:00", "2026-03-18")), "2026-03-18");
        // then
        assertThat(onDueDay.promisedDue().orElseThrow().day()).isEqualTo("2026-03-19");
        assertThat(after.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(after.light()).isEqualTo(Light.RED);
        assertThat(after.remainingWorkingDays()).isEqualTo(-2);
        assertThat(after.remarks()).containsExactly(ClockRemark.EXCLUSION_AFTER_EXPIRY);
        assertThat(after.legalDue().orElseThrow().day()).as("the legal limit had not expired")
                .isEqualTo("2026-04-01");
    }

    @Test
    void a_procedure_after_the_expiry_of_a_legal_limit_that_leads_is_reported_too() {
        ClockReading reading = read(accepted().promisedLimit(null).exclusion(review("2026-04-01", "2026-04-02")),
                "2026-04-03");
        assertThat(reading.remarks()).containsExactly(ClockRemark.EXCLUSION_AFTER_EXPIRY);
        assertThat(reading.pauses()).isEmpty();
    }

    @Test
    void a_procedure_in_a_time_won_by_an_earlier_one_pauses_as_well() {
        ClockReading reading = read(accepted().exclusion(review("2026-03-20", "2026-03-23"))
                .exclusion(review("2026-03-06", "2026-03-19")), "2026-03-24");
        assertThat(reading.excludedWorkingDays()).isEqualTo(12);
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-04-01");
    }

    @Test
    void where_offices_end_the_day_a_procedure_of_the_evening_revives_nothing() {
        // given
        ClockPolicy policy = Policies.officeClose();
        StatutoryClock clock = new StatutoryClock(RealCalendars.all(), policy);
        // then
        assertThat(clock.read(accepted().build(), at("2026-03-03")).promisedDue().orElseThrow().end())
                .isEqualTo(at("2026-03-16T17:00"));
        assertThat(clock.read(accepted().exclusion(review("2026-03-16T16:00", "2026-03-18")).build(),
                at("2026-03-18")).promisedDue().orElseThrow().end()).isEqualTo(at("2026-03-19T17:00"));
        assertThat(clock.read(accepted().exclusion(review("2026-03-16T18:00", "2026-03-18")).build(),
                at("2026-03-18")).promisedDue().orElseThrow().end()).isEqualTo(at("2026-03-16T17:00"));
    }

    @Test
    void a_procedure_without_written_notice_pauses_but_is_reported() {
        // given
        ClockFactsBuilder facts = accepted().exclusion(
                new Exclusion(at("2026-03-06"), at("2026-03-19"), SpecialProcedureKind.EXPERT_REVIEW, " "));
        // when
        ClockReading reading = read(facts, "2026-03-19");
        // then
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(reading.unnoticed()).isTrue();
        assertThat(reading.days()).filteredOn(day -> day.reason() == DayReason.EXCLUDED_WITHOUT_NOTICE).hasSize(10);
    }

    @Test
    void a_procedure_whose_time_counts_or_that_ends_before_it_begins_pauses_nothing() {
        // given
        ClockReading counts = read(accepted().exclusion(
                new Exclusion(at("2026-03-06"), at("2026-03-19"), SpecialProcedureKind.SITE_VISIT, null, true)),
                "2026-03-20");
        ClockReading backwards = read(accepted().exclusion(review("2026-03-06", "2026-03-05")), "2026-03-20");
        // then
        assertThat(counts.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(counts.remarks()).isEmpty();
        assertThat(backwards.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(backwards.remarks()).containsExactly(ClockRemark.EXCLUSION_ENDS_BEFORE_START);
        assertThat(read(accepted().exclusion(review("2026-03-06T15:00", "2026-03-06T09:00")), "2026-03-06T16:00")
                .excludedWorkingDays()).as("times within a day are taken as the day").isEqualTo(1);
    }

    @Test
    void a_kind_of_procedure_that_the_licensing_law_does_not_name_is_reported_for_licences() {
        Exclusion publicity = new Exclusion(at("2026-03-06"), at("2026-03-19"), SpecialProcedureKind.PUBLICITY, "1");
        assertThat(read(accepted().licence(true).exclusion(publicity), "2026-03-20").remarks())
                .containsExactly(ClockRemark.EXCLUSION_NOT_NAMED_BY_LAW);
        assertThat(read(accepted().exclusion(publicity), "2026-03-20").remarks()).isEmpty();
    }

    @Test
    void an_extension_moves_the_legal_limit_and_not_the_promise() {
        // given
        ClockFactsBuilder facts = accepted().licence(true).extension(new Extension(at("2026-03-20"), 10, "延〔1〕"));
        // when
        ClockReading reading = read(facts, "2026-03-20");
        // then
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(reading.legalDue().orElseThrow().day()).isEqualTo("2026-04-14");
        assertThat(reading.remarks()).isEmpty();
        assertThat(read(facts.extension(new Extension(at("2026-03-21"), 1, null)), "2026-03-23").remarks())
                .containsExactly(ClockRemark.EXTENSION_TOO_LONG);
        assertThat(read(facts.joint(true), "2026-03-23").remarks()).isEmpty();
    }

    @Test
    void an_extension_after_the_legal_limit_or_without_days_adds_nothing() {
        // given
        ClockReading late = read(accepted().extension(new Extension(at("2026-03-31T00:00"), 10, null)), "2026-04-01");
        ClockReading without = read(accepted().extension(new Extension(at("2026-03-20"), null, null))
                .extension(new Extension(at("2026-03-20"), -3, null)), "2026-04-01");
        // then
        assertThat(late.legalDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(late.remarks()).contains(ClockRemark.EXTENSION_AFTER_EXPIRY);
        assertThat(late.light()).isEqualTo(Light.LEGAL_RED);
        assertThat(without.legalDue().orElseThrow().day()).isEqualTo("2026-03-30");
    }

    @Test
    void a_correction_during_the_review_pauses_the_promise_only_where_the_policy_says_so() {
        // given
        ClockFacts facts = accepted()
                .correction(new Correction(at("2026-03-06"), CaseStage.REVIEW, at("2026-03-09"), null)).build();
        // when
        ClockReading usual = Times.CLOCK.read(facts, at("2026-03-10"));
        ClockReading pausing = new StatutoryClock(RealCalendars.all(), Policies.correctionPauses()).read(facts,
                at("2026-03-10"));
        // then
        assertThat(usual.promisedDue().orElseThrow().day()).isEqualTo("2026-03-16");
        assertThat(pausing.promisedDue().orElseThrow().day()).isEqualTo("2026-03-18");
        assertThat(pausing.legalDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(pausing.days()).filteredOn(day -> day.reason() == DayReason.CORRECTION_PAUSE).hasSize(2);
    }
    @Test
    void an_extension_of_a_number_of_days_that_cannot_be_adds_none() {
        assertThat(new Extension(at("2026-03-20"), 1_000, null).usableDays()).isEqualTo(1_000);
        assertThat(new Extension(at("2026-03-20"), 1_001, null).usableDays()).isZero();
        assertThat(new Extension(at("2026-03-20"), -1, null).usableDays()).isZero();
        assertThat(read(accepted().extension(new Extension(at("2026-03-04"), 3, null)), "2026-03-05").legalDue()
                .orElseThrow().earliest()).isFalse();
    }

}
