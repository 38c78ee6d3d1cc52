package org.serviceledger.core.event;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Times are read as Java's own parser reads them, whichever way is taken. */
class Rfc3339Test {

    private static final String CHARACTERS = "0123456789-:T.+Z";

    @Test
    void random_times_are_read_as_java_reads_them() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime time = OffsetDateTime.ofInstant(
                    java.time.Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L)), ZoneOffset.ofHours(8));
            String text = Rfc3339.format(random.nextBoolean() ? time : time.withNano(0));
            assertThat(Rfc3339.time(text)).isEqualTo(OffsetDateTime.parse(text));
        }
    }

    @Test
    void a_changed_character_is_judged_as_java_judges_it() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(
                    random.nextBoolean() ? "2024-02-29T23:59:59+08:00" : "2026-12-31T00:30:59.123+08:00");
            text.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            OffsetDateTime read = Rfc3339.time(text.toString());
            if (read != null) {
                assertThat(read).isEqualTo(OffsetDateTime.parse(text));
            } else if (parses(text.toString())) {
                // Java reads some that the RFC does not have: hours only in an offset, or no seconds.
                assertThat(text.toString())
                        .doesNotMatch("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d:\\d\\d");
            }
        }
    }

    private static boolean parses(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
