package org.serviceledger.app.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When, while history is played, the ledger is given the time to record what follows from the time alone: at six in
 * the morning, after what ends with a day, and at six in the evening, after what ends with the offices.
 */
public final class LooksADay {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final Duration BETWEEN = Duration.ofHours(12);

    private LooksADay() {}

    /** The last one at or before an instant. */
    public static Instant lastBefore(Instant at) {
        OffsetDateTime time = at.atOffset(SHANGHAI);
        Instant morning = time.toLocalDate().atTime(MORNING).toInstant(SHANGHAI);
        Instant evening = morning.plus(BETWEEN);
        return at.isBefore(morning) ? morning.minus(BETWEEN) : at.isBefore(evening) ? morning : evening;
    }

    /** The first one after an instant. */
    public static Instant firstAfter(Instant at) {
        return lastBefore(at).plus(BETWEEN);
    }

    /** The first one at or after an instant. */
    static Instant firstFrom(Instant at) {
        Instant last = lastBefore(at);
        return last.equals(at) ? at : last.plus(BETWEEN);
    }
}
