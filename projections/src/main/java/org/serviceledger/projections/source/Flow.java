package org.serviceledger.projections.source;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Latency;

/**
 * What came in of one kind.
 *
 * @param count          facts, old ones from a bulk import included
 * @param lastOccurredAt latest time at which one of them happened; null when there is none
 * @param lastRecordedAt when the last one came in; null when there is none
 * @param late           those recorded more than five minutes after they happened
 * @param latency        of all but those of a bulk import
 */
public record Flow(long count, @Nullable Instant lastOccurredAt, @Nullable Instant lastRecordedAt, long late,
        LatencyHistogram latency) {

    /** Nothing yet. */
    public static final Flow NONE = new Flow(0, null, null, 0, LatencyHistogram.EMPTY);

    Flow plus(RecordedEvent event) {
        boolean live = !event.envelope().historical();
        return new Flow(count + 1, later(lastOccurredAt, event.envelope().time().toInstant()),
                later(lastRecordedAt, event.recordedAt()), late + (Latency.late(event) ? 1 : 0),
                live ? latency.plus(Latency.of(event)) : latency);
    }

    /** Both together. */
    public Flow plus(Flow other) {
        return new Flow(count + other.count, later(lastOccurredAt, other.lastOccurredAt),
                later(lastRecordedAt, other.lastRecordedAt), late + other.late, latency.plus(other.latency));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
