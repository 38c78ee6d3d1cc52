package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.DecisionOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.CLOCK;
import static org.serviceledger.core.clock.statutory.Times.accepted;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.workingDays;

/** Due dates, and the days used, left out and remaining. */
class StatutoryClockTest {

    @ParameterizedTest
    @CsvSource({"2018-09-28, 5, 2018-10-10", "2025-09-29, 20, 2025-11-03", "2026-02-11, 5, 2026-02-25",
            "2026-02-13, 1, 2026-02-14", "2026-02-16, 5, 2026-02-28", "2026-09-18, 10, 2026-10-09",
            "2026-10-10, 1, 2026-10-12"})
    void a_promise_ends_with_the_last_of_its_working_days(LocalDate day, int days, LocalDate due) {
        // given
        ClockFacts facts = ClockFacts.builder().acceptedAt(at(day.toString())).promisedLimit(workingDays(days))
                .build();
        // when
        ClockReading reading = CLOCK.read(facts, at(day.toString()));
        // then
        Due promised = reading.promisedDue().orElseThrow();
        assertThat(promised.day()).isEqualTo(due);
        assertThat(promised.end()).isEqualTo(at(due.plusDays(1) + "T00:00"));
        assertThat(promised.lastSecond()).isEqualTo(OffsetDateTime.parse(due + "T23:59:59+08:00"));
        assertThat(promised.provisional()).isFalse();
        assertThat(reading.provisional()).isFalse();
        assertThat(reading.remainingWorkingDays()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2019-03-21, 2019-05-03", "2019-03-22, 2019-05-05"})
    void the_amendment_of_2019_moves_the_due_day(LocalDate known, LocalDate due) {
        // given
        WorkingCalendar first = RealCalendars.all().with(RealCalendars.asFirstPublished(2019));
        WorkingCalendar calendar = known.equals(LocalDate.parse("2019-03-22"))
                ? first.with(RealCalendars.amended(2019))
                : first;
        ClockFacts facts = ClockFacts.builder().acceptedAt(at("2019-04-25")).promisedLimit(workingDays(5)).build();
        // when
        ClockReading reading = new StatutoryClock(calendar, ClockPolicy.DEFAULT).read(facts, at("2019-04-26"));
        // then
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T23:30:00+08:00", "2026-03-02T15:30:00Z", "2026-03-02T05:30:00-10:00",
            "2026-03-03T03:30:00+12:00"})
    void the_day_of_acceptance_is_that_of_shanghai_whatever_offset_came_in(OffsetDateTime acceptedAt) {
        // given
        ClockFacts facts = ClockFacts.builder().acceptedAt(acceptedAt.toInstant()).promisedLimit(workingDays(10))
                .build();
        // when
        ClockReading reading = CLOCK.read(facts, acceptedAt.toInstant());
        // then
        assertThat(reading.promisedDue().orElseThrow().lastSecond()).hasToString("2026-03-16T23:59:59+08:00");
    }

    @Test
    void a_day_counts_as_used_from_its_beginning_and_what_remains_are_the_days_after_it() {
        assertUsed("2026-03-02T23:59", 0, 10);
        assertUsed("2026-03-03T00:00", 1, 9);
        assertUsed("2026-03-06", 4, 6);
        assertUsed("2026-03-08", 4, 6);
        assertUsed("2026-03-16", 10, 0);
        assertUsed("2026-03-17", 11, -1);
        assertUsed("2026-03-01", 0, 10);
    }

    private static void assertUsed(String now, int used, int remaining) {
        ClockReading reading = read(accepted(), now);
        assertThat(reading.usedWorkingDays()).as(now).isEqualTo(used);
        assertThat(reading.remainingWorkingDays()).as(now).isEqualTo(remaining);
    }

    @Test
    void the_decision_stops_the_clock_and_its_day_is_used() {
        // given
        ClockFactsBuilder facts = accepted().decided(at("2026-03-05"), DecisionOutcome.GRANTED);
        // when
        ClockReading reading = read(facts, "2026-06-01");
        // then
        assertThat(reading.usedWorkingDays()).isEqualTo(3);
        assertThat(reading.remainingWorkingDays()).isEqualTo(7);
    }

    @Test
    void a_decision_on_the_day_of_acceptance_uses_no_day() {
        ClockReading reading = read(accepted().decided(at("2026-03-02T16:00"), DecisionOutcome.GRANTED), "2026-03-09");
        assertThat(reading.usedWorkingDays()).isZero();
    }

    @Test
    void a_case_that_is_not_accepted_has_no_due_day() {
        // when
        ClockReading reading = read(ClockFacts.builder().receivedAt(at("2026-03-02")).promisedLimit(workingDays(10)),
                "2026-03-04");
        // then
        assertThat(reading.promisedDue()).isEmpty();
        assertThat(reading.legalDue()).isEmpty();
        assertThat(reading.startedAt()).isNull();
        assertThat(reading.remainingWorkingDays()).isNull();
        assertThat(reading.light()).isEqualTo(Light.GREEN);
    }

    @Test
    void nothing_at_all_known_of_a_case_is_no_error() {
        ClockReading reading = read(ClockFacts.builder(), "2026-03-04");
        assertThat(reading.days()).isEmpty();
        assertThat(reading.noticeDue()).isEmpty();
        assertThat(reading.deliveryDue()).isEmpty();
        assertThat(reading.deemedAcceptance()).isEmpty();
        assertThat(reading.lights().turns()).isEmpty();
        assertThat(reading).isEqualTo(read(ClockFacts.builder(), "2026-03-04"))
                .hasSameHashCodeAs(read(ClockFacts.builder(), "2026-03-04")).isNotEqualTo("another");
    }

    @Test
    void a_due_day_in_a_year_that_is_not_published_is_provisional() {
        // when
        ClockReading reading = read(
                ClockFacts.builder().acceptedAt(at("2026-12-28")).promisedLimit(workingDays(10)), "2026-12-29");
        // then
        assertThat(reading.promisedDue().orElseThrow().provisional()).isTrue();
        assertThat(reading.provisional()).isTrue();
    }

    @Test
    void a_grant_must_be_delivered_within_ten_working_days_of_the_decision() {
        // given
        ClockFactsBuilder granted = accepted().decided(at("2026-03-16"), DecisionOutcome.GRANTED);
        // then
        ClockReading reading = read(granted, "2026-03-20");
        assertThat(reading.deliveryDue()).contains(new Due(at("2026-03-31T00:00"), false, false));
        assertThat(reading.remarks()).doesNotContain(ClockRemark.DELIVERY_LATE);
        assertThat(read(granted, "2026-03-31").remarks()).contains(ClockRemark.DELIVERY_LATE);
        assertThat(read(granted.deliveredAt(at("2026-03-30T23:59")), "2026-06-01").remarks())
                .doesNotContain(ClockRemark.DELIVERY_LATE);
        assertThat(read(accepted().decided(at("2026-03-16"), DecisionOutcome.REFUSED), "2026-03-20").deliveryDue())
                .isEmpty();
    }

    @Test
    void a_due_day_that_the_source_states_holds_where_no_limit_is_known_even_without_acceptance() {
        // given
        ClockFactsBuilder stated = ClockFacts.builder().statedDueDay(LocalDate.parse("2026-03-16"));
        // then
        ClockReading before = read(stated, "2026-03-11");
        assertThat(before.promisedDue().orElseThrow().lastSecond()).hasToString("2026-03-16T23:59:59+08:00");
        assertThat(before.light()).isEqualTo(Light.GREEN);
        assertThat(before.remainingWorkingDays()).isEqualTo(3);
        assertThat(before.lightAt(at("2026-03-16T00:00"))).isEqualTo(Light.YELLOW);
        assertThat(before.lightAt(at("2026-03-17T00:00"))).isEqualTo(Light.RED);
        // when a procedure leaves out two working days after acceptance
        ClockReading moved = read(
                stated.acceptedAt(at("2026-03-02")).exclusion(Times.review("2026-03-06", "2026-03-09")), "2026-03-11");
        assertThat(moved.promisedDue().orElseThrow().day()).isEqualTo("2026-03-18");
        assertThat(moved.usedWorkingDays()).isEqualTo(5);
        // when the limit is known as well, that is what counts, and the difference is reported
        ClockReading limited = read(stated.promisedLimit(workingDays(5)), "2026-03-11");
        assertThat(limited.promisedDue().orElseThrow().day()).isEqualTo("2026-03-11");
        assertThat(limited.remarks()).contains(ClockRemark.STATED_DUE_DIFFERS);
    }

    @Test
    void an_acceptance_after_the_stated_due_day_does_not_put_the_red_light_off() {
        ClockReading reading = read(ClockFacts.builder().statedDueDay(LocalDate.parse("2026-03-16"))
                .acceptedAt(at("2026-03-20")), "2026-03-20");
        assertThat(reading.lightAt(at("2026-03-17T00:00"))).isEqualTo(Light.RED);
    }

    @Test
    void a_licence_whose_item_states_no_legal_limit_has_that_of_the_law() {
        // given
        ClockFactsBuilder licence = ClockFacts.builder().acceptedAt(at("2026-03-02")).licence(true);
        // then
        ClockReading reading = read(licence, "2026-03-03");
        assertThat(reading.legalDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(reading.remarks()).contains(ClockRemark.LEGAL_LIMIT_BY_LAW);
        assertThat(reading.leading()).isEqualTo(reading.legal());
        assertThat(read(licence.joint(true), "2026-03-03").legalDue().orElseThrow().day()).isEqualTo("2026-05-08");
    }

    @Test
    void a_promise_that_ends_after_the_legal_limit_is_reported() {
        ClockReading reading = read(accepted().promisedLimit(workingDays(30)), "2026-03-03");
        assertThat(reading.remarks()).contains(ClockRemark.PROMISE_AFTER_LEGAL);
        assertThat(reading.lightAt(at("2026-03-31T00:00"))).isEqualTo(Light.LEGAL_RED);
        assertThat(read(accepted(), "2026-03-03").remarks()).isEmpty();
    }

    @Test
    void what_is_too_late_is_what_happens_at_the_exclusive_end() {
        Instant end = at("2026-03-17T00:00");
        Due due = new Due(end, false, false);
        assertThat(due.isOver(end)).isTrue();
        assertThat(due.isOver(end.minusNanos(1))).isFalse();
    }
}
