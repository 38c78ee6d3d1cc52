package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.clock.statutory.DayRanges.DayRange;
import org.serviceledger.core.clock.statutory.Spans.Span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.at;

/** Stretches of time and ranges of days are merged where they overlap. */
class SpansTest {

    private static final Instant END = at("2026-03-30");

    @Test
    void overlapping_and_touching_stretches_become_one_with_the_latest_end() {
        Spans spans = Spans.NONE.with(at("2026-03-10"), at("2026-03-12")).with(at("2026-03-02"), at("2026-03-05"))
                .with(at("2026-03-05"), at("2026-03-06")).with(at("2026-03-02"), at("2026-03-03"))
                .with(at("2026-03-20"), at("2026-03-20"));
        assertThat(spans.spans()).containsExactly(new Span(at("2026-03-02"), at("2026-03-06")),
                new Span(at("2026-03-10"), at("2026-03-12")));
        assertThat(spans.firstOutside(at("2026-03-04"))).isEqualTo(at("2026-03-06"));
        assertThat(spans.firstOutside(at("2026-03-06"))).isEqualTo(at("2026-03-06"));
        assertThat(spans.nextStart(at("2026-03-01"), END)).isEqualTo(at("2026-03-02"));
        assertThat(spans.nextStart(at("2026-03-02"), END)).isEqualTo(at("2026-03-10"));
        assertThat(spans.nextStart(at("2026-03-10"), END)).isEqualTo(END);
        assertThat(spans.contains(at("2026-03-02"))).isTrue();
        assertThat(spans.contains(at("2026-03-06"))).isFalse();
    }

    @Test
    void a_stretch_that_goes_on_takes_in_everything_after_its_start() {
        Spans spans = Spans.NONE.with(at("2026-03-10"), null).with(at("2026-03-12"), at("2026-03-13"))
                .with(at("2026-03-09"), at("2026-03-11"));
        assertThat(spans.spans()).containsExactly(new Span(at("2026-03-09"), null));
        assertThat(spans.firstOutside(at("2026-03-20"))).isEqualTo(Instant.MAX);
    }

    @Test
    void ranges_of_days_that_overlap_or_follow_each_other_become_one() {
        DayRanges ranges = DayRanges.NONE.with(day(10), day(12)).with(day(2), day(6)).with(day(3), day(4))
                .with(day(13), day(13)).with(day(15), day(15));
        assertThat(ranges.ranges()).containsExactly(new DayRange(day(2), day(6)), new DayRange(day(10), day(13)),
                new DayRange(day(15), day(15)));
        assertThat(ranges.firstOutside(day(10))).isEqualTo(day(14));
        assertThat(ranges.firstOutside(day(14))).isEqualTo(day(14));
        assertThat(ranges.workingDays(RealCalendars.all(), day(3), day(10))).isEqualTo(4);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }
}
