package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.LimitUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.accepted;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.limit;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.review;
import static org.serviceledger.core.clock.statutory.Times.workingDays;

/** When lights turn. */
class LightsTest {

    @Test
    void a_promise_of_ten_days_turns_blue_with_the_seventh_yellow_with_the_ninth_and_red_when_it_is_over() {
        // when
        LightSchedule lights = read(accepted(), "2026-03-02").lights();
        // then
        assertThat(lights.turns()).containsExactly(turn("2026-03-11T00:00", Light.BLUE),
                turn("2026-03-13T00:00", Light.YELLOW), turn("2026-03-17T00:00", Light.RED),
                turn("2026-03-31T00:00", Light.LEGAL_RED));
        assertThat(lights.firstTurnTo(Light.YELLOW)).contains(at("2026-03-13T00:00"));
        assertThat(lights.firstTurnTo(Light.PAUSED)).isEmpty();
        assertThat(lights.nextTurnAfter(at("2026-03-17T00:00"))).contains(turn("2026-03-31T00:00", Light.LEGAL_RED));
        assertThat(lights.lightAt(at("2026-03-16T23:59:59"))).isEqualTo(Light.YELLOW);
    }

    @ParameterizedTest
    @CsvSource({"1, , 2026-03-03", "2, , 2026-03-04", "3, , 2026-03-05", "5, 2026-03-06, 2026-03-09",
            "20, 2026-03-20, 2026-03-26"})
    void the_last_working_day_is_yellow_at_the_latest(int days, String blue, String yellow) {
        LightSchedule lights = read(accepted().promisedLimit(workingDays(days)).legalLimit(null), "2026-03-02")
                .lights();
        assertThat(lights.firstTurnTo(Light.BLUE).orElse(null))
                .isEqualTo(blue == null ? null : at(blue + "T00:00"));
        assertThat(lights.firstTurnTo(Light.YELLOW)).contains(at(yellow + "T00:00"));
    }

    @Test
    void a_policy_that_warns_late_still_warns_with_the_last_working_day() {
        // given
        ClockPolicy late = new ClockPolicy(ClockPolicy.DEFAULT.dayEnd(), 5, 95, 100, false, 10, OfficeHours.USUAL,
                ClockPolicy.DEFAULT.immediateYellow());
        ClockFacts facts = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .promisedLimit(limit(12, LimitUnit.CALENDAR_DAY)).build();
        // when the limit ends on a Saturday and so on the Monday after it
        LightSchedule lights = new StatutoryClock(RealCalendars.all(), late).read(facts, at("2026-03-03")).lights();
        // then
        assertThat(lights.turns()).containsExactly(turn("2026-03-14T00:00", Light.YELLOW),
                turn("2026-03-17T00:00", Light.RED));
    }

    @Test
    void a_pause_is_grey_while_it_lasts_and_moves_the_later_turns() {
        LightSchedule lights = read(accepted().exclusion(review("2026-03-06", "2026-03-19")), "2026-03-19").lights();
        assertThat(lights.turns()).containsExactly(turn("2026-03-06T10:00", Light.PAUSED),
                turn("2026-03-19T10:00", Light.GREEN), turn("2026-03-25T00:00", Light.BLUE),
                turn("2026-03-27T00:00", Light.YELLOW), turn("2026-03-31T00:00", Light.RED),
                turn("2026-04-15T00:00", Light.LEGAL_RED));
    }

    @Test
    void the_decision_keeps_the_light_and_the_closing_puts_it_out() {
        LightSchedule late = read(accepted().decided(at("2026-03-18"), DecisionOutcome.GRANTED)
                .closedAt(at("2026-04-20")), "2026-05-01").lights();
        assertThat(late.lightAt(at("2026-04-19"))).as("decided before the legal limit").isEqualTo(Light.RED);
        assertThat(late.lightAt(at("2026-04-20"))).isEqualTo(Light.CLOSED);
        LightSchedule early = read(accepted().decided(at("2026-03-03"), DecisionOutcome.GRANTED), "2026-05-01")
                .lights();
        assertThat(early.turns()).isEmpty();
    }

    @Test
    void a_case_that_is_withdrawn_is_closed() {
        assertThat(read(accepted().endedAt(at("2026-03-04")), "2026-05-01").lights().turns())
                .containsExactly(turn("2026-03-04T10:00", Light.CLOSED));
    }

    @Test
    void an_immediate_case_is_yellow_after_an_hour_and_red_when_offices_close() {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02T11:30"))
                .promisedLimit(limit(0, LimitUnit.IMMEDIATE));
        assertThat(read(facts, "2026-03-02").lights().turns())
                .containsExactly(turn("2026-03-02T14:00", Light.YELLOW), turn("2026-03-02T17:00", Light.RED));
    }

    @Test
    void a_limit_in_hours_turns_by_hours() {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02T09:00"))
                .promisedLimit(limit(10, LimitUnit.HOUR));
        assertThat(read(facts, "2026-03-02").lights().turns()).containsExactly(
                turn("2026-03-03T09:30", Light.BLUE), turn("2026-03-03T11:30", Light.YELLOW),
                turn("2026-03-03T14:00", Light.RED));
    }

    @Test
    void a_legal_limit_leads_where_nothing_is_promised() {
        assertThat(read(accepted().promisedLimit(null), "2026-03-02").lights().turns()).containsExactly(
                turn("2026-03-20T00:00", Light.BLUE), turn("2026-03-26T00:00", Light.YELLOW),
                turn("2026-03-31T00:00", Light.LEGAL_RED));
    }

    @Test
    void a_pause_that_goes_on_after_the_promise_leaves_the_red_light_on_and_the_legal_one_off() {
        // given a procedure that began after the promise had expired, and goes on
        LightSchedule lights = read(accepted().exclusion(review("2026-03-18", null)), "2026-03-20").lights();
        // then
        assertThat(lights.lightAt(at("2026-03-20"))).isEqualTo(Light.RED);
        assertThat(lights.lightAt(at("2028-03-20"))).isEqualTo(Light.RED);
    }

    @Test
    void lights_are_told_apart_by_their_turns() {
        assertThat(new LightSchedule(java.util.List.of()).lightAt(at("2026-03-20"))).isEqualTo(Light.GREEN);
    }

    @Test
    void a_stated_due_day_of_rest_is_announced_with_the_last_working_day_before_it() {
        // given a Saturday, a Sunday, and a Sunday after a week of holidays
        ClockFactsBuilder saturday = ClockFacts.builder().statedDueDay(LocalDate.parse("2026-03-14"));
        ClockFactsBuilder sunday = ClockFacts.builder().statedDueDay(LocalDate.parse("2026-03-15"));
        ClockFactsBuilder holiday = ClockFacts.builder().statedDueDay(LocalDate.parse("2026-02-22"));
        // then
        assertThat(read(saturday, "2026-03-02").lights().firstTurnTo(Light.YELLOW)).contains(at("2026-03-13T00:00"));
        assertThat(read(sunday, "2026-03-02").lights().firstTurnTo(Light.YELLOW)).contains(at("2026-03-13T00:00"));
        assertThat(read(holiday, "2026-02-02").lights().firstTurnTo(Light.YELLOW)).contains(at("2026-02-14T00:00"));
    }

    @Test
    void a_legal_limit_that_leads_turns_by_its_length_with_the_extension() {
        ClockFactsBuilder facts = accepted().promisedLimit(null).legalLimit(workingDays(10))
                .extension(new Extension(at("2026-03-04"), 10, "1"));
        assertThat(read(facts, "2026-03-05").lights().turns()).containsExactly(
                turn("2026-03-20T00:00", Light.BLUE), turn("2026-03-26T00:00", Light.YELLOW),
                turn("2026-03-31T00:00", Light.LEGAL_RED));
    }

    @Test
    void of_several_pauses_the_first_and_the_next_can_be_asked_for() {
        LightSchedule lights = read(accepted().exclusion(review("2026-03-04", "2026-03-05"))
                .exclusion(review("2026-03-09", "2026-03-10")), "2026-03-10").lights();
        assertThat(lights.firstTurnTo(Light.PAUSED)).contains(at("2026-03-04"));
        assertThat(lights.nextTurnAfter(at("2026-03-04"))).contains(turn("2026-03-05T10:00", Light.GREEN));
    }

    @Test
    void a_stated_due_day_turns_by_the_working_days_from_acceptance_on() {
        // given ten working days
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .statedDueDay(LocalDate.parse("2026-03-16"));
        // then as a promise of ten working days does
        assertThat(read(facts, "2026-03-03").lights().turns()).containsExactly(turn("2026-03-11T00:00", Light.BLUE),
                turn("2026-03-13T00:00", Light.YELLOW), turn("2026-03-17T00:00", Light.RED));
        // then one that is due on the day itself warns at once
        assertThat(read(facts.statedDueDay(LocalDate.parse("2026-03-02")), "2026-03-03").lights().turns())
                .containsExactly(turn("2026-03-02T00:00", Light.YELLOW), turn("2026-03-03T00:00", Light.RED));
    }

    @Test
    void a_procedure_moves_a_stated_due_day_without_an_acceptance_as_well() {
        ClockFactsBuilder facts = ClockFacts.builder().statedDueDay(LocalDate.parse("2026-03-16"))
                .exclusion(review("2026-03-12", "2026-03-13"));
        assertThat(read(facts, "2026-03-20").promisedDue().orElseThrow().day()).isEqualTo("2026-03-18");
    }

    private static LightTurn turn(String at, Light light) {
        return new LightTurn(at(at), light);
    }
}
