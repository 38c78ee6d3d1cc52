package org.serviceledger.projections.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import org.serviceledger.projections.ViewJson;

import static org.assertj.core.api.Assertions.assertThat;

/** A source is silent when it says nothing for longer than it usually does while offices are open. */
class RhythmTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static Instant at(int day, String time) {
        return OffsetDateTime.parse(MONDAY.plusDays(day) + "T" + time + ":00+08:00").toInstant();
    }

    /** Every so many minutes from nine to five, on weekdays of some weeks. */
    private static Rhythm every(int minutes, int days) {
        Rhythm rhythm = Rhythm.NONE;
        for (int day = 0; day < days; day++) {
            for (Instant now = at(day, "09:00"); day % 7 < 5 && now.isBefore(at(day, "17:00")); now = now
                    .plus(Duration.ofMinutes(minutes))) {
                rhythm = rhythm.with(now);
            }
        }
        return rhythm;
    }

    @Test
    void a_busy_source_is_missed_soon_and_a_quiet_one_later() {
        // given
        Rhythm busy = every(5, 12);
        Rhythm quiet = every(60, 12);
        Instant last = at(14, "09:00");
        // then
        assertThat(busy.isSilent(last, at(14, "09:14"), day -> true)).isFalse();
        assertThat(busy.isSilent(last, at(14, "09:20"), day -> true)).isTrue();
        assertThat(quiet.isSilent(last, at(14, "10:50"), day -> true)).isFalse();
        assertThat(quiet.isSilent(last, at(14, "13:40"), day -> true)).isTrue();
    }

    @Test
    void nights_lunch_and_days_off_are_no_silence() {
        // given
        Rhythm busy = every(5, 12);
        // then
        assertThat(busy.isSilent(at(14, "11:58"), at(14, "13:40"), day -> true)).isFalse();
        assertThat(busy.isSilent(at(14, "16:58"), at(15, "09:10"), day -> true)).isFalse();
        assertThat(busy.isSilent(at(14, "16:58"), at(17, "15:00"), day -> false)).isFalse();
        assertThat(busy.isSilent(at(14, "16:58"), at(15, "09:20"), day -> true)).isTrue();
    }

    @Test
    void what_is_sent_together_is_one_arrival_however_much_it_is() {
        // given a file of a thousand records each morning
        Rhythm daily = Rhythm.NONE;
        for (int day = 0; day < 100; day++) {
            for (int record = 0; record < 1000; record++) {
                daily = daily.with(at(day, "09:30").plusMillis(20L * record));
            }
        }
        // then
        assertThat(daily.usual()).isBetween(Duration.ofHours(6), Duration.ofHours(7));
        assertThat(daily.isSilent(at(100, "09:30"), at(101, "12:00"), day -> true)).isFalse();
        assertThat(daily.isSilent(at(100, "09:30"), at(103, "09:00"), day -> true)).isTrue();
    }

    @Test
    void as_long_as_nothing_is_usual_the_longest_pause_so_far_is_what_silence_is_measured_by() {
        // given the queue machine of a small hall: a ticket every third day for six weeks
        Rhythm small = Rhythm.NONE;
        for (int day = 0; day < 42; day += 3) {
            small = small.with(at(day, "10:00"));
        }
        // then
        assertThat(small.usual()).isNull();
        assertThat(small.isSilent(at(42, "10:00"), at(49, "10:00"), day -> day.getDayOfWeek().getValue() < 6))
                .isFalse();
        assertThat(small.isSilent(at(42, "10:00"), at(63, "10:00"), day -> day.getDayOfWeek().getValue() < 6)).isTrue();
        // and one that was busy on its first day has two hours, one of which nothing is known two days of office time
        assertThat(every(15, 1).silentAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(Rhythm.NONE.isSilent(at(0, "09:00"), at(1, "17:00"), day -> true)).isFalse();
        assertThat(Rhythm.NONE.isSilent(at(0, "09:00"), at(2, "09:01"), day -> true)).isTrue();
    }

    @Test
    void whoever_has_been_away_for_years_is_silent_and_begins_anew() {
        // whoever has been away for years is silent, and begins anew
        assertThat(Rhythm.NONE.isSilent(at(-1000, "09:00"), at(0, "09:00"), day -> false)).isTrue();
        assertThat(every(60, 1).with(at(1000, "09:00")).pauses()).isEqualTo(every(60, 1).pauses());
    }

    @Test
    void pauses_that_were_too_long_are_remembered_with_what_came_after_them() {
        // given a busy source that says nothing from ten to one, and then everything at once
        Rhythm rhythm = every(5, 12).with(at(14, "09:55")).with(at(14, "13:00"));
        for (int record = 1; record < 40; record++) {
            rhythm = rhythm.with(at(14, "13:00").plusMillis(record));
        }
        // then office time counts, and what comes later is nothing new
        assertThat(rhythm.with(at(14, "13:35")).silences()).endsWith(
                new Rhythm.Silence(at(14, "09:55"), at(14, "13:00"), Duration.ofMinutes(125).toSeconds(), 40));
        // and only the last ones are kept, and none before it is known what is usual
        for (int hour = 10; hour < 17; hour++) {
            rhythm = rhythm.with(at(15, hour + ":00"));
        }
        assertThat(rhythm.silences()).hasSize(Rhythm.MOST_SILENCES);
        assertThat(every(300, 3).silences()).isEmpty();
    }

    @Test
    void it_is_kept_as_it_is() {
        Rhythm rhythm = every(7, 12).with(at(14, "13:00"));
        assertThat(rhythm.silences()).isNotEmpty();
        assertThat(ViewJson.read(ViewJson.write(rhythm), Rhythm.class)).isEqualTo(rhythm);
    }
}
