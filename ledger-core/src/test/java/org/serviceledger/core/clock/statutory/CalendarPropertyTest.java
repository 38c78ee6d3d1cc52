package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every calendar, shown on random ones. */
class CalendarPropertyTest {

    private static final int TRIES = 200;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void counting_is_the_inverse_of_adding(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            int days = random.nextInt(120);
            LocalDate due = calendar.addWorkingDays(from, days).date();
            assertThat(calendar.countWorkingDays(from, due)).isEqualTo(days);
            assertThat(days == 0 || calendar.isWorkingDay(due)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void adding_days_is_monotone_in_the_day_and_in_their_number(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            int days = random.nextInt(60);
            LocalDate due = calendar.addWorkingDays(from, days).date();
            assertThat(calendar.addWorkingDays(from, days + 1).date()).isAfter(due);
            assertThat(calendar.addWorkingDays(from.plusDays(1), days).date()).isAfterOrEqualTo(due);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_quick_count_is_the_count_day_by_day(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            LocalDate to = from.plusDays(random.nextInt(400));
            long slowly = from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count();
            assertThat(calendar.countWorkingDays(from, to)).isEqualTo((int) slowly);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void adding_is_the_inverse_of_counting(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            LocalDate worked = calendar.nextWorkingDay(from.plusDays(random.nextInt(1, 200)));
            assertThat(calendar.addWorkingDays(from, calendar.countWorkingDays(from, worked)).date())
                    .isEqualTo(worked);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_changed_days_are_those_that_are_worked_in_one_calendar_only(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = RandomCalendars.calendar(random);
        WorkingCalendar after = before.with(RandomCalendars.amendment(random));
        List<LocalDate> oneByOne = LocalDate.of(RandomCalendars.FIRST - 1, 1, 1)
                .datesUntil(LocalDate.of(RandomCalendars.LAST + 2, 1, 1))
                .filter(day -> before.isWorkingDay(day) != after.isWorkingDay(day)).toList();
        assertThat(before.changedDays(after)).containsExactlyElementsOf(oneByOne).isNotEmpty();
        assertThat(after.changedDays(before)).containsExactlyElementsOf(oneByOne);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_amendment_moves_counts_that_pass_a_changed_day_and_no_other(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = RandomCalendars.calendar(random);
        WorkingCalendar after = before.with(RandomCalendars.amendment(random));
        Set<LocalDate> changed = before.changedDays(after);
        int moved = 0;
        int stood = 0;
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            int days = random.nextInt(60);
            LocalDate first = before.addWorkingDays(from, days).date();
            List<LocalDate> passed = changed.stream().filter(day -> day.isAfter(from) && !day.isAfter(first)).toList();
            if (passed.isEmpty()) {
                assertThat(after.addWorkingDays(from, days).date()).isEqualTo(first);
                stood++;
            } else {
                // by just as many days as are worked now and were not, less those that were and are not
                int net = passed.stream().mapToInt(day -> after.isWorkingDay(day) ? 1 : -1).sum();
                assertThat(after.countWorkingDays(from, first)).isEqualTo(days + net);
                moved++;
            }
        }
        assertThat(moved).as("counts that the amendment touched").isPositive();
        assertThat(stood).as("counts that it did not").isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_day_off_more_brings_no_due_day_forward_and_moves_one_that_it_passes(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            int days = random.nextInt(1, 60);
            LocalDate due = before.addWorkingDays(from, days).date();
            LocalDate off = before.nextWorkingDay(from.plusDays(random.nextInt(1, 60)));
            WorkingCalendar after = withOff(before, off);
            LocalDate moved = after.addWorkingDays(from, days).date();
            assertThat(moved.isAfter(due)).isEqualTo(!off.isAfter(due));
            assertThat(moved).isAfterOrEqualTo(due);
        }
    }

    /** The same but for a day that is off. */
    private static WorkingCalendar withOff(WorkingCalendar calendar, LocalDate off) {
        int year = off.getYear();
        List<LocalDate> days = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
        return calendar.with(new CalendarAmended(year,
                days.stream().filter(day -> day.equals(off)
                        || !calendar.isWorkingDay(day) && !YearNotice.weekend(day)).toList(),
                days.stream().filter(day -> calendar.isWorkingDay(day) && YearNotice.weekend(day) && !day.equals(off))
                        .toList(),
                null, null));
    }
}
