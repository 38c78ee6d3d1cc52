package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShanghaiTimeTest {

    @ParameterizedTest
    @CsvSource({"1850-06-01T00:00:00Z,1850-06-01T08:00+08:00", "1900-12-31T15:54:16Z,1900-12-31T23:54:16+08:00",
            "1988-07-01T00:00:00Z,1988-07-01T09:00+09:00", "2026-03-02T01:00:00Z,2026-03-02T09:00+08:00"})
    void an_instant_is_shown_with_an_offset_that_can_be_written(Instant instant, String shown) {
        assertThat(ShanghaiTime.shown(instant)).hasToString(shown);
    }
}
