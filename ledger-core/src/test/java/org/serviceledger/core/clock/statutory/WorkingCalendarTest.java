package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Days are counted as the State Council's notices and their amendments say. */
class WorkingCalendarTest {

    private static final WorkingCalendar REAL = RealCalendars.all();

    @ParameterizedTest
    @CsvSource({"2018-09-28, 5, 2018-10-10", "2025-09-29, 20, 2025-11-03", "2026-02-11, 5, 2026-02-25",
            "2026-02-13, 1, 2026-02-14", "2026-02-16, 5, 2026-02-28", "2026-09-18, 10, 2026-10-09",
            "2026-10-10, 1, 2026-10-12"})
    void the_day_of_acceptance_is_not_counted_and_the_due_day_is_the_last_one_counted(LocalDate accepted, int days,
            LocalDate due) {
        // when
        CountedDate counted = REAL.addWorkingDays(accepted, days);
        // then
        assertThat(counted).isEqualTo(new CountedDate(due, false));
        assertThat(REAL.countWorkingDays(accepted, due)).isEqualTo(days);
    }

    @Test
    void the_amendment_of_2019_moves_what_passes_its_days() {
        // given
        LocalDate accepted = LocalDate.parse("2019-04-25");
        WorkingCalendar first = REAL.with(RealCalendars.asFirstPublished(2019));
        // when
        WorkingCalendar amended = first.with(RealCalendars.amended(2019));
        // then
        assertThat(first.addWorkingDays(accepted, 5).date()).isEqualTo("2019-05-03");
        assertThat(amended.addWorkingDays(accepted, 5).date()).isEqualTo("2019-05-05");
        assertThat(amended).isEqualTo(REAL).hasSameHashCodeAs(REAL);
        assertThat(first.changedDays(amended)).containsExactly(LocalDate.parse("2019-04-28"),
                LocalDate.parse("2019-05-02"), LocalDate.parse("2019-05-03"), LocalDate.parse("2019-05-05"));
    }

    static Stream<Integer> years() {
        return RealCalendars.years().stream();
    }

    @ParameterizedTest
    @MethodSource("years")
    void every_year_has_the_working_days_that_are_known_of_it(int year) {
        // when
        int counted = REAL.countWorkingDays(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
        // then
        assertThat(counted).isEqualTo(RealCalendars.workingDaysOf(year));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-13, WORKING", "2026-02-14, SWAPPED_WORKDAY", "2026-02-16, HOLIDAY", "2026-02-21, HOLIDAY",
            "2026-03-07, REST", "2027-01-01, WORKING", "2027-01-02, REST"})
    void a_day_is_what_the_notice_of_its_year_makes_it(LocalDate day, DayKind kind) {
        assertThat(REAL.kindOf(day)).isEqualTo(kind);
        assertThat(REAL.isWorkingDay(day)).isEqualTo(kind.worked());
    }

    @Test
    void a_count_into_a_year_that_is_not_published_is_provisional() {
        assertThat(REAL.addWorkingDays(LocalDate.parse("2026-12-30"), 1))
                .isEqualTo(new CountedDate(LocalDate.parse("2026-12-31"), false));
        assertThat(REAL.addWorkingDays(LocalDate.parse("2026-12-30"), 2))
                .isEqualTo(new CountedDate(LocalDate.parse("2027-01-01"), true));
        assertThat(REAL.addWorkingDays(LocalDate.parse("2017-12-29"), 1))
                .as("the day from which one counts needs no calendar of its year, but the next ones do")
                .isEqualTo(new CountedDate(LocalDate.parse("2018-01-02"), true));
        assertThat(REAL.addWorkingDays(LocalDate.parse("2017-12-31"), 1).provisional()).isFalse();
        assertThat(REAL.covers(LocalDate.parse("2017-12-30"), LocalDate.parse("2018-01-02"))).isFalse();
        assertThat(REAL.addWorkingDays(LocalDate.parse("2026-12-31"), WorkingCalendar.MOST_DAYS).provisional())
                .isTrue();
        assertThat(REAL.publishedYears()).hasSize(9).contains(2018, 2026);
    }

    @Test
    void publishing_the_year_settles_the_count() {
        // when
        WorkingCalendar published = REAL
                .with(new CalendarPublished(2027, List.of(LocalDate.parse("2027-01-01")), null, null));
        // then
        assertThat(published.addWorkingDays(LocalDate.parse("2026-12-30"), 2))
                .isEqualTo(new CountedDate(LocalDate.parse("2027-01-04"), false));
    }

    @Test
    void an_amendment_replaces_the_lists_that_it_has_and_keeps_the_one_that_it_has_not() {
        // given
        LocalDate off = LocalDate.parse("2027-01-01");
        LocalDate work = LocalDate.parse("2027-01-03");
        WorkingCalendar published = WorkingCalendar.weekendsOnly()
                .with(new CalendarPublished(2027, List.of(off), List.of(work), null));
        // when
        WorkingCalendar without = published.with(new CalendarAmended(2027, List.of(), null, null, null));
        // then
        assertThat(without.kindOf(off)).isEqualTo(DayKind.WORKING);
        assertThat(without.kindOf(work)).isEqualTo(DayKind.SWAPPED_WORKDAY);
    }

    @Test
    void an_amendment_of_a_year_that_was_not_published_names_days_but_leaves_counts_provisional() {
        // given
        LocalDate from = LocalDate.parse("2026-12-31");
        LocalDate saturday = LocalDate.parse("2027-01-02");
        // when
        WorkingCalendar named = REAL.with(new CalendarAmended(2027, null, List.of(saturday), null, null));
        WorkingCalendar published = named
                .with(new CalendarAmended(2027, List.of(), List.of(saturday), null, null));
        // then
        assertThat(named.addWorkingDays(from, 2)).isEqualTo(new CountedDate(saturday, true));
        assertThat(named.publishedYears()).doesNotContain(2027);
        assertThat(published.addWorkingDays(from, 2)).isEqualTo(new CountedDate(saturday, false));
        assertThat(published.publishedYears()).contains(2027);
        assertThat(named.changedFrom(published)).as("what was provisional is so no more")
                .isEqualTo(new WorkingCalendar.Changed(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-12-31")));
    }

    @Test
    void the_new_years_notice_has_the_last_word_on_the_last_days_of_the_old_year() {
        // given
        LocalDate eve = LocalDate.parse("2026-12-31");
        LocalDate far = LocalDate.parse("2022-03-02");
        // when
        WorkingCalendar calendar = REAL.with(new CalendarPublished(2027, List.of(eve, far), List.of(), null));
        // then
        assertThat(calendar.kindOf(eve)).isEqualTo(DayKind.HOLIDAY);
        assertThat(calendar.kindOf(far)).as("no notice speaks of years far from its own").isEqualTo(DayKind.WORKING);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_000, Integer.MAX_VALUE})
    void the_notice_of_a_year_that_no_count_comes_to_changes_no_count(int year) {
        // given
        LocalDate old = LocalDate.parse("0000-01-03");
        // when
        WorkingCalendar calendar = REAL.with(new CalendarPublished(year, List.of(LocalDate.parse("2026-03-04")),
                List.of(), null));
        // then
        assertThat(REAL.changedFrom(calendar)).isNull();
        assertThat(calendar.changedFrom(REAL)).isNull();
        assertThat(calendar.with(new CalendarAmended(Integer.MIN_VALUE, List.of(old), null, null, null)).kindOf(old))
                .isEqualTo(DayKind.WORKING);
    }

    @Test
    void a_day_named_both_off_and_worked_is_worked() {
        LocalDate monday = LocalDate.parse("2027-01-04");
        LocalDate sunday = LocalDate.parse("2027-01-03");
        WorkingCalendar calendar = WorkingCalendar.weekendsOnly()
                .with(new CalendarPublished(2027, List.of(monday, sunday), List.of(monday, sunday), null));
        assertThat(calendar.kindOf(monday)).isEqualTo(DayKind.WORKING);
        assertThat(calendar.kindOf(sunday)).isEqualTo(DayKind.SWAPPED_WORKDAY);
    }

    @Test
    void nothing_and_less_than_nothing_are_counted_as_they_should() {
        LocalDate sunday = LocalDate.parse("2026-03-01");
        assertThat(REAL.addWorkingDays(sunday, 0).date()).isEqualTo(sunday);
        assertThat(REAL.nextWorkingDay(sunday)).isEqualTo("2026-03-02");
        assertThat(REAL.countWorkingDays(sunday, sunday)).isZero();
        assertThat(REAL.countWorkingDays(LocalDate.parse("2026-03-09"), sunday)).isZero();
        assertThatThrownBy(() -> REAL.addWorkingDays(sunday, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REAL.addWorkingDays(sunday, WorkingCalendar.MOST_DAYS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
