package org.serviceledger.projections.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.serviceledger.projections.ViewJson;

import static org.assertj.core.api.Assertions.assertThat;

/** Shares of latencies, told within a stated error. */
class LatencyHistogramTest {

    @Test
    void a_share_is_told_within_the_stated_error_over_every_size_of_latency() {
        for (long seed = 0; seed < 50; seed++) {
            // given latencies from a millisecond to weeks
            Random random = new Random(seed);
            long[] millis = new long[1 + random.nextInt(500)];
            LatencyHistogram histogram = LatencyHistogram.EMPTY;
            for (int i = 0; i < millis.length; i++) {
                millis[i] = (long) Math.pow(10, random.nextDouble() * 9.5);
                histogram = histogram.plus(Duration.ofMillis(millis[i]));
            }
            Arrays.sort(millis);
            for (int percent : new int[]{1, 50, 95, 100}) {
                // when
                double told = histogram.share(percent).toMillis();
                // then
                double exact = millis[(millis.length * percent + 99) / 100 - 1];
                assertThat(Math.abs(told - exact)).as("seed %d, P%d, exactly %s", seed, percent, exact)
                        .isLessThanOrEqualTo(exact * LatencyHistogram.ERROR_PERCENT / 100.0);
            }
        }
    }

    @Test
    void nothing_counted_has_no_share() {
        assertThat(LatencyHistogram.EMPTY.share(95)).isNull();
    }

    @Test
    void what_took_no_time_counts_as_none() {
        assertThat(LatencyHistogram.EMPTY.plus(Duration.ZERO).share(95)).isEqualTo(Duration.ZERO);
    }

    @Test
    void what_took_longer_than_a_century_is_counted_too() {
        LatencyHistogram histogram = LatencyHistogram.EMPTY.plus(Duration.ofMillis(Long.MAX_VALUE));
        assertThat(histogram.total()).isEqualTo(1);
        assertThat(histogram.share(95)).isGreaterThan(Duration.ofDays(36_000));
    }

    @Test
    void it_is_read_back_as_it_was_written() {
        // given
        LatencyHistogram histogram = LatencyHistogram.EMPTY.plus(Duration.ofSeconds(3)).plus(Duration.ofDays(3));
        // then
        assertThat(ViewJson.read(ViewJson.write(histogram), LatencyHistogram.class)).isEqualTo(histogram);
    }

    @Test
    void two_together_hold_what_both_held() {
        LatencyHistogram one = LatencyHistogram.EMPTY.plus(Duration.ofSeconds(3));
        LatencyHistogram other = LatencyHistogram.EMPTY.plus(Duration.ofDays(3));
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(one.plus(Duration.ofDays(3)));
    }
}
