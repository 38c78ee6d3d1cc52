package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    void an_amendment_moves_only_counts_that_pass_a_changed_day(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = RandomCalendars.calendar(random);
        WorkingCalendar after = before.with(RandomCalendars.amendment(random));
        Set<LocalDate> changed = before.changedDays(after);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = RandomCalendars.day(random);
            int days = random.nextInt(60);
            LocalDate first = before.addWorkingDays(from, days).date();
            LocalDate second = after.addWorkingDays(from, days).date();
            boolean passes = changed.stream().anyMatch(day -> day.isAfter(from) && !day.isAfter(first));
            assertThat(first.equals(second) || passes).isTrue();
        }
    }
}
