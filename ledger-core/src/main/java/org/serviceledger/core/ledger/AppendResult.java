package org.serviceledger.core.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The ledger's answer to an append. Every answer rests on durable blocks only. Answers that are not
 * decisions (unavailable, outcome unknown, too large) are errors, see {@link LedgerException}.
 */
public sealed interface AppendResult {

    /**
     * The events are stored.
     *
     * @param firstPosition position of the first event; the others follow without a gap
     * @param count         how many events there are
     * @param recordedAt    when they entered the ledger
     */
    record Appended(long firstPosition, int count, Instant recordedAt) implements AppendResult {

        /** The position that follows the last event: the marker of a decision that has seen them. */
        public long nextPosition() {
            return firstPosition + count;
        }
    }

    /**
     * Every event was stored before, with the same content.
     *
     * @param positions where, one for each event of the append, in its order
     */
    record Duplicate(List<Long> positions) implements AppendResult {

        public Duplicate {
            positions = List.copyOf(positions);
        }
    }

    /**
     * Nothing was stored: the record's id was used before for other content, or only a part of the
     * append's records was stored before.
     *
     * @param identity the first identity that stands in the way
     * @param position where it was stored
     */
    record Conflict(RecordIdentity identity, long position) implements AppendResult {}

    /**
     * Nothing was stored: an event selected by the condition exists at or after its marker.
     *
     * @param position of one such event
     */
    record Refused(long position) implements AppendResult {}
}
