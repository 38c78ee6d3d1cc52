package org.serviceledger.core.clock.statutory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every case, shown on random cases in random calendars. */
class ClockPropertyTest {

    private static final int TRIES = 60;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void used_and_remaining_days_make_up_the_limit(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            int promise = random.nextInt(1, 40);
            RandomCase one = new RandomCase(random, new TimeLimit(promise, LimitUnit.WORKING_DAY));
            ClockReading reading = read(calendar, one.facts(), one.now);
            assertThat(reading.usedWorkingDays() + reading.remainingWorkingDays()).isEqualTo(promise);
            assertThat(calendar.isWorkingDay(reading.promisedDue().orElseThrow().day())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_due_day_is_the_one_found_by_ticking_off_days_one_by_one(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            int promise = random.nextInt(1, 40);
            RandomCase one = new RandomCase(random, new TimeLimit(promise, LimitUnit.WORKING_DAY));
            LocalDate day = ShanghaiTime.dayOf(one.acceptedAt);
            for (int left = promise; left > 0;) {
                LocalDate next = day.plusDays(1);
                boolean excluded = one.exclusions.stream()
                        .anyMatch(each -> !next.isBefore(ShanghaiTime.dayOf(each.from()))
                                && !next.isAfter(ShanghaiTime.dayOf(each.to())));
                left -= calendar.isWorkingDay(next) && !excluded ? 1 : 0;
                day = next;
            }
            assertThat(read(calendar, one.facts(), one.now).promisedDue().orElseThrow().day()).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_explanation_adds_up_to_the_reading(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            RandomCase one = new RandomCase(random, new TimeLimit(random.nextInt(1, 40), LimitUnit.WORKING_DAY));
            ClockReading reading = read(calendar, one.facts(), one.now);
            LocalDate today = ShanghaiTime.dayOf(one.now);
            List<ClockDay> days = reading.days();
            assertThat(days.stream().filter(day -> day.counted() && !day.date().isAfter(today)).count())
                    .isEqualTo(reading.usedWorkingDays());
            assertThat(days.stream().filter(day -> day.reason() == DayReason.EXCLUDED && !day.date().isAfter(today))
                    .count()).isEqualTo(reading.excludedWorkingDays());
            int limit = reading.promised().limit().value();
            LocalDate due = reading.promisedDue().orElseThrow().day();
            assertThat(days).filteredOn(day -> day.date().equals(due)).singleElement()
                    .satisfies(day -> assertThat(day.total()).isEqualTo(limit));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_in_which_facts_are_given_makes_no_difference(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            RandomCase one = new RandomCase(random, anyLimit(random));
            ClockReading reading = read(calendar, one.facts(), one.now);
            Collections.shuffle(one.exclusions, random);
            assertThat(read(calendar, one.facts(), one.now)).isEqualTo(reading);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void one_procedure_more_never_brings_the_due_day_forward_and_never_moves_one_that_is_past(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            RandomCase one = new RandomCase(random, anyLimit(random));
            Instant before = read(calendar, one.facts(), one.now).promisedDue().orElseThrow().end();
            Exclusion more = one.exclusion(random);
            one.exclusions.add(more);
            Instant after = read(calendar, one.facts(), one.now).promisedDue().orElseThrow().end();
            assertThat(after).isAfterOrEqualTo(before);
            if (!more.from().isBefore(before)) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_amendment_moves_only_cases_whose_counting_passes_a_changed_day(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = RandomCalendars.calendar(random);
        WorkingCalendar after = before.with(RandomCalendars.amendment(random));
        Set<LocalDate> changed = before.changedDays(after);
        int moved = 0;
        int stood = 0;
        for (int i = 0; i < 5 * TRIES; i++) {
            RandomCase one = new RandomCase(random, anyLimit(random));
            Due first = read(before, one.facts(), one.now).promisedDue().orElseThrow();
            Due second = read(after, one.facts(), one.now).promisedDue().orElseThrow();
            LocalDate accepted = ShanghaiTime.dayOf(one.acceptedAt);
            boolean passes = changed.stream().anyMatch(day -> !day.isBefore(accepted) && !day.isAfter(first.day()));
            assertThat(first.equals(second) || passes).isTrue();
            moved += first.equals(second) ? 0 : 1;
            stood += passes ? 0 : 1;
        }
        assertThat(moved).as("cases that the amendment moved").isPositive();
        assertThat(stood).as("cases whose counting passes no changed day").isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lights_only_get_worse_but_for_pauses_and_do_not_depend_on_when_they_are_read(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            RandomCase one = new RandomCase(random, anyLimit(random));
            LightSchedule lights = read(calendar, one.facts(), one.now).lights();
            List<Light> worse = lights.turns().stream().map(LightTurn::light).filter(light -> light != Light.PAUSED)
                    .toList();
            assertThat(worse).isSorted();
            assertThat(lights.turns()).extracting(LightTurn::at).isSorted().doesNotHaveDuplicates();
            assertThat(read(calendar, one.facts(), one.now.plus(Duration.ofDays(random.nextInt(100)))).lights())
                    .isEqualTo(lights);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_decision_keeps_the_day_count_and_the_light_of_its_moment(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = RandomCalendars.calendar(random);
        for (int i = 0; i < TRIES; i++) {
            RandomCase one = new RandomCase(random, anyLimit(random));
            one.exclusions.removeIf(each -> each.to() == null || !each.to().isBefore(one.now));
            ClockReading open = read(calendar, one.facts(), one.now);
            ClockFacts decided = one.builder().decided(one.now, DecisionOutcome.REFUSED).build();
            ClockReading later = read(calendar, decided, one.now.plus(Duration.ofDays(300)));
            assertThat(later.usedWorkingDays()).isEqualTo(open.usedWorkingDays());
            assertThat(later.remainingWorkingDays()).isEqualTo(open.remainingWorkingDays());
            assertThat(later.promised().due()).isEqualTo(open.promised().due());
            assertThat(later.light()).isEqualTo(open.light());
        }
    }

    private static ClockReading read(WorkingCalendar calendar, ClockFacts facts, Instant now) {
        return new StatutoryClock(calendar, ClockPolicy.DEFAULT).read(facts, now);
    }

    private static TimeLimit anyLimit(Random random) {
        LimitUnit[] units = LimitUnit.values();
        LimitUnit unit = units[random.nextInt(units.length - 1)];
        return new TimeLimit(random.nextInt(unit == LimitUnit.YEAR ? 2 : 30), unit);
    }

    /** A case accepted at any time, with procedures that begin and end at any time after it. */
    private static final class RandomCase {

        private final Instant acceptedAt;
        private final Instant now;
        private final TimeLimit limit;
        private final List<Exclusion> exclusions = new ArrayList<>();

        RandomCase(Random random, TimeLimit limit) {
            this.limit = limit;
            acceptedAt = ShanghaiTime.startOf(RandomCalendars.day(random)).plusSeconds(random.nextInt(86_400));
            for (int i = random.nextInt(4); i > 0; i--) {
                exclusions.add(exclusion(random));
            }
            now = acceptedAt.plus(Duration.ofHours(random.nextInt(24 * 120)));
        }

        Exclusion exclusion(Random random) {
            Instant from = acceptedAt.plus(Duration.ofHours(random.nextInt(24 * 80)));
            Instant to = from.plus(Duration.ofHours(random.nextInt(24 * 20)));
            return new Exclusion(from, to, SpecialProcedureKind.TESTING, "1");
        }

        ClockFactsBuilder builder() {
            ClockFactsBuilder builder = ClockFacts.builder().acceptedAt(acceptedAt).promisedLimit(limit);
            exclusions.forEach(builder::exclusion);
            return builder;
        }

        ClockFacts facts() {
            return builder().build();
        }
    }
}
