package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.CLOCK;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.limit;
import static org.serviceledger.core.clock.statutory.Times.read;
import static org.serviceledger.core.clock.statutory.Times.review;

/** Limits in every unit. */
class LimitUnitTest {

    @ParameterizedTest
    @CsvSource({
            // Every day counts, and a rest day at the end moves to the next working day (民法典 203).
            "CALENDAR_DAY, 10, 2026-03-02, 2026-03-12", "CALENDAR_DAY, 12, 2026-03-02, 2026-03-16",
            "CALENDAR_DAY, 1, 2026-02-13, 2026-02-14", "CALENDAR_DAY, 5, 2026-02-13, 2026-02-24",
            // A month without that day ends with its last day (民法典 202).
            "MONTH, 1, 2026-01-31, 2026-02-28", "MONTH, 1, 2023-12-31, 2024-01-31", "MONTH, 1, 2024-01-31, 2024-02-29",
            "MONTH, 3, 2025-11-30, 2026-02-28", "MONTH, 1, 2026-03-14, 2026-04-14", "MONTH, 2, 2026-03-02, 2026-05-06",
            "YEAR, 1, 2024-02-29, 2025-02-28", "YEAR, 1, 2025-10-01, 2026-10-08", "YEAR, 2, 2024-03-05, 2026-03-05"})
    void a_limit_in_calendar_time_ends_on_a_working_day(LimitUnit unit, int value, LocalDate accepted,
            LocalDate due) {
        assertThat(due(limit(value, unit), accepted + "T10:00").day()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
            // Office hours are 9:00 to 12:00 and 13:30 to 17:00.
            "1, 2026-03-02T10:00, 2026-03-02T11:00", "2, 2026-03-02T10:00, 2026-03-02T12:00",
            "2, 2026-03-02T11:00, 2026-03-02T14:30", "1, 2026-03-02T12:30, 2026-03-02T14:30",
            "4, 2026-03-02T16:00, 2026-03-03T12:00", "1, 2026-03-02T03:00, 2026-03-02T10:00",
            "1, 2026-03-06T22:00, 2026-03-09T10:00", "1, 2026-03-07T10:00, 2026-03-09T10:00",
            "13, 2026-03-02T09:00, 2026-03-03T17:00", "2, 2026-02-13T16:00, 2026-02-14T10:00"})
    void a_limit_in_hours_runs_while_offices_are_open(int hours, String accepted, String end) {
        assertThat(due(limit(hours, LimitUnit.HOUR), accepted).end()).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:00, 2026-03-02T17:00", "2026-03-02T16:59, 2026-03-02T17:00",
            "2026-03-02T17:00, 2026-03-03T17:00", "2026-03-06T20:00, 2026-03-09T17:00",
            "2026-02-16T10:00, 2026-02-24T17:00", "2026-02-14T10:00, 2026-02-14T17:00"})
    void what_is_to_be_decided_at_once_is_due_when_offices_close(String accepted, String end) {
        assertThat(due(limit(0, LimitUnit.IMMEDIATE), accepted).end()).isEqualTo(at(end));
        assertThat(due(limit(0, LimitUnit.WORKING_DAY), accepted).end()).as("none of a unit is at once as well")
                .isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
            // Twenty-four calendar days from Monday 16 March end on Thursday 9 April.
            "CALENDAR_DAY, 24, 2026-03-16, 2026-03-17, CALENDAR_DAY, 1, 23",
            "CALENDAR_DAY, 24, 2026-03-16, 2026-03-23, CALENDAR_DAY, 7, 17",
            "CALENDAR_DAY, 24, 2026-03-16, 2026-04-09, CALENDAR_DAY, 24, 0",
            "CALENDAR_DAY, 24, 2026-03-16, 2026-04-13, CALENDAR_DAY, 28, -4",
            "CALENDAR_DAY, 24, 2026-03-16, 2026-03-15, CALENDAR_DAY, 0, 24",
            // The twelfth day is a Saturday, so that the end is the Monday after.
            "CALENDAR_DAY, 12, 2026-03-02, 2026-03-13, CALENDAR_DAY, 11, 3",
            "MONTH, 1, 2026-03-14, 2026-03-16, CALENDAR_DAY, 2, 29",
            "WORKING_DAY, 10, 2026-03-02, 2026-03-09, WORKING_DAY, 5, 5",
            "HOUR, 13, 2026-03-02T09:00, 2026-03-02T10:30, HOUR, 2, 11",
            "HOUR, 13, 2026-03-02T09:00, 2026-03-04T10:30, HOUR, 15, -2",
            "IMMEDIATE, 0, 2026-03-02, 2026-03-04, WORKING_DAY, 2, -2"})
    void what_is_used_and_what_remains_is_in_the_limit_s_own_unit(LimitUnit unit, int value, String accepted,
            String now, LimitUnit countedIn, int used, int remaining) {
        // when
        LimitReading reading = read(ClockFacts.builder().acceptedAt(at(accepted)).promisedLimit(limit(value, unit)),
                now).promised();
        // then
        assertThat(reading.countedIn()).isEqualTo(countedIn);
        assertThat(reading.used()).isEqualTo(used);
        assertThat(reading.remaining()).isEqualTo(remaining);
    }

    @Test
    void what_was_left_out_is_neither_used_nor_does_it_remain() {
        // given three days left out over a weekend, and one hour and a half of office time
        ClockFactsBuilder days = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .promisedLimit(limit(10, LimitUnit.CALENDAR_DAY)).exclusion(review("2026-03-06", "2026-03-08"));
        ClockFactsBuilder hours = ClockFacts.builder().acceptedAt(at("2026-03-02T10:00"))
                .promisedLimit(limit(5, LimitUnit.HOUR)).exclusion(review("2026-03-02T11:00", "2026-03-02T14:00"));
        // then of the days of which the last is 16 March, and of the hours that end at 11:00 on the next day
        assertThat(read(days, "2026-03-04").promised().remaining()).isEqualTo(9);
        assertThat(read(days, "2026-03-09").promised().used()).isEqualTo(4);
        assertThat(read(days, "2026-03-09").promised().remaining()).isEqualTo(7);
        assertThat(read(hours, "2026-03-02T10:30").promised().remaining()).isEqualTo(4);
        assertThat(read(hours, "2026-03-02T15:00").promised().used()).isEqualTo(2);
        assertThat(read(hours, "2026-03-02T15:00").promised().remaining()).isEqualTo(3);
    }

    @Test
    void a_pause_leaves_out_of_a_limit_in_hours_what_really_passed() {
        // given five hours from ten o'clock, of which lunch and a test from 11 to 15 o'clock are left out
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02T10:00"))
                .promisedLimit(limit(5, LimitUnit.HOUR)).exclusion(review("2026-03-02T11:00", "2026-03-02T15:00"));
        // then one hour before it, two after it, and two on the next day
        assertThat(read(facts, "2026-03-02T16:00").promisedDue().orElseThrow().end())
                .isEqualTo(at("2026-03-03T11:00"));
        // when another one begins after that
        facts.exclusion(review("2026-03-03T11:00", "2026-03-04T11:00"));
        assertThat(read(facts, "2026-03-05").promisedDue().orElseThrow().end()).isEqualTo(at("2026-03-03T11:00"));
    }

    @Test
    void a_pause_of_years_is_passed_in_a_limit_in_hours() {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02T10:00"))
                .promisedLimit(limit(5, LimitUnit.HOUR)).exclusion(review("2026-03-02T11:00", "9020-03-02T15:00"));
        assertThat(read(facts, "2026-03-02T16:00").promisedDue().orElseThrow().end())
                .isAfter(at("9020-03-02T15:00"));
    }

    @Test
    void a_pause_leaves_whole_days_out_of_a_limit_in_calendar_time() {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .exclusion(review("2026-03-06", "2026-03-08"));
        assertThat(read(facts.promisedLimit(limit(10, LimitUnit.CALENDAR_DAY)), "2026-03-20").promisedDue()
                .orElseThrow().day()).as("three days later is a Sunday").isEqualTo("2026-03-16");
        assertThat(read(facts.promisedLimit(limit(1, LimitUnit.MONTH)), "2026-03-20").promisedDue()
                .orElseThrow().day()).as("three days after 2 April is a holiday until the 6th")
                .isEqualTo("2026-04-07");
        assertThat(read(facts.promisedLimit(limit(0, LimitUnit.IMMEDIATE)), "2026-03-20").promisedDue()
                .orElseThrow().day()).isEqualTo("2026-03-02");
    }

    @Test
    void a_due_day_that_moved_to_a_working_day_is_moved_on_by_a_procedure_that_begins_on_it() {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .promisedLimit(limit(12, LimitUnit.CALENDAR_DAY)).exclusion(review("2026-03-16", "2026-03-17"));
        assertThat(read(facts, "2026-03-20").promisedDue().orElseThrow().day()).isEqualTo("2026-03-18");
    }

    @ParameterizedTest
    @CsvSource({"CALENDAR_DAY, 10, 2026-03-16T23:59:59+08:00", "HOUR, 5, 2026-03-04T16:29:59+08:00",
            "IMMEDIATE, 0, 2026-03-04T16:59:59+08:00", "MONTH, 1, 2026-04-07T23:59:59+08:00"})
    void an_extension_adds_working_days_to_a_legal_limit_in_any_unit(LimitUnit unit, int value, String lastSecond) {
        ClockFactsBuilder facts = ClockFacts.builder().acceptedAt(at("2026-03-02"))
                .legalLimit(limit(value, unit)).extension(new Extension(at("2026-03-02T10:30"), 2, null));
        assertThat(read(facts, "2026-03-03").legalDue().orElseThrow().lastSecond()).hasToString(lastSecond);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "NONE, 10", ", 0"})
    void no_limit_has_no_due_day_but_its_days_are_counted(@Nullable LimitUnit unit, int value) {
        // given
        TimeLimit none = unit == null ? null : limit(value, unit);
        // when
        ClockReading reading = read(ClockFacts.builder().acceptedAt(at("2026-03-02")).promisedLimit(none)
                .exclusion(review("2026-03-06", "2026-03-09")), "2026-03-10");
        // then
        assertThat(reading.promisedDue()).isEmpty();
        assertThat(reading.usedWorkingDays()).isEqualTo(4);
        assertThat(reading.excludedWorkingDays()).isEqualTo(2);
        assertThat(reading.remainingWorkingDays()).isNull();
        assertThat(reading.remarks()).isEmpty();
        assertThat(reading.days().getLast().total()).as("days of rest do not count").isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(value = LimitUnit.class, mode = EnumSource.Mode.EXCLUDE, names = {"IMMEDIATE", "NONE"})
    void a_limit_that_cannot_be_meant_is_reported_and_not_computed(LimitUnit unit) {
        for (int value : new int[]{-1, 1_000_000_000}) {
            ClockReading reading = read(ClockFacts.builder().acceptedAt(at("2026-03-02"))
                    .promisedLimit(limit(value, unit)), "2026-03-10");
            assertThat(reading.promisedDue()).isEmpty();
            assertThat(reading.remarks()).containsExactly(ClockRemark.LIMIT_NOT_USABLE);
        }
        assertThat(due(limit(100, unit), "2026-03-02").end()).isAfter(at("2026-03-02"));
    }

    private static Due due(TimeLimit limit, String accepted) {
        ClockFacts facts = ClockFacts.builder().acceptedAt(at(accepted)).promisedLimit(limit).build();
        return CLOCK.read(facts, at(accepted)).promisedDue().orElseThrow();
    }
}
