package org.serviceledger.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The unit of durability: the events of one group commit.
 *
 * @param formatVersion version of the block format and of the hash below
 * @param number        dense, from 0; the only thing that processes compete for
 * @param batchId       chosen by the writer, tells its own block from another's of the same number
 * @param firstPosition position of the first event
 * @param recordedAt    when the block was made, in whole milliseconds; never earlier than its predecessor's
 * @param previousHash  hash of block {@code number - 1}; 32 zero bytes for the first
 * @param hash          SHA-256 over all of the above and every event, see {@link BlockHash}
 * @param events        at least one, positions dense from {@code firstPosition}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Block(int formatVersion, long number, UUID batchId, long firstPosition, Instant recordedAt,
        byte[] previousHash, byte[] hash, List<StoredEvent> events) {

    public Block {
        events = List.copyOf(events);
    }

    /** The position that follows the block's last event. */
    public long nextPosition() {
        return firstPosition + events.size();
    }

    /** The end of the ledger once this block is its last. */
    public Head asHead() {
        return new Head(number + 1, nextPosition(), recordedAt, hash);
    }
}
