package org.serviceledger.core.ledger.mongodb;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.StoredEvent;

/**
 * A block's document, or as much of it as was asked for.
 *
 * @param nextPosition the position that follows the block's last event
 * @param events       all of them, a selection, or none
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredBlock(int formatVersion, long number, UUID batchId, long firstPosition, long nextPosition,
        Instant recordedAt, byte[] previousHash, byte[] hash, List<StoredEvent> events) {

    static StoredBlock of(Block block) {
        return new StoredBlock(block.formatVersion(), block.number(), block.batchId(), block.firstPosition(),
                block.nextPosition(), block.recordedAt(), block.previousHash(), block.hash(), block.events());
    }

    /** The block, when the whole document was asked for. */
    Block toBlock() {
        return new Block(formatVersion, number, batchId, firstPosition, recordedAt, previousHash, hash, events);
    }

    Head asHead() {
        return new Head(number + 1, nextPosition, recordedAt, hash);
    }
}
