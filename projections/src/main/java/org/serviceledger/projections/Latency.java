package org.serviceledger.projections;

import java.time.Duration;

import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;

/**
 * How long after it happened a fact entered the ledger. Old records from a bulk import are neither late
 * nor back-dated: nobody could have recorded them then.
 */
public final class Latency {

    /** Up to here a fact came in in real time (实时汇入). */
    public static final Duration REAL_TIME = Duration.ofMinutes(5);

    /** Beyond this a fact counts as back-dated (补录), one of the points of electronic supervision. */
    public static final Duration BACK_DATED = Duration.ofHours(24);

    private Latency() {}

    /** Time from occurrence to recording; none for a fact that is dated later than it was recorded. */
    public static Duration of(RecordedEvent event) {
        Duration found = Duration.between(event.envelope().time().toInstant(), event.recordedAt());
        return found.isNegative() ? Duration.ZERO : found;
    }

    /** Whether a fact came in later than in real time. */
    public static boolean late(RecordedEvent event) {
        return beyond(REAL_TIME, event);
    }

    /** Whether a fact was entered so long afterwards that it is to be explained. What the ledger dates back is lawful. */
    public static boolean backDated(RecordedEvent event) {
        return beyond(BACK_DATED, event) && !event.envelope().source().equals(OwnSources.CLOCK);
    }

    /** Whether a fact says that it happens more than a day after it was recorded: some clock is wrong. */
    public static boolean datedAhead(RecordedEvent event) {
        return event.envelope().time().toInstant().isAfter(event.recordedAt().plus(BACK_DATED));
    }

    private static boolean beyond(Duration bound, RecordedEvent event) {
        return !event.envelope().historical() && of(event).compareTo(bound) > 0;
    }
}
