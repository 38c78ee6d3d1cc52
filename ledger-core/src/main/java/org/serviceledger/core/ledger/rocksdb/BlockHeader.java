package org.serviceledger.core.ledger.rocksdb;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.StoredEvent;

/** A block without its events, as the value of its number. */
@SuppressWarnings("ArrayRecordComponent")
record BlockHeader(int formatVersion, UUID batchId, long firstPosition, int count, Instant recordedAt,
        byte[] previousHash, byte[] hash) {

    private static final int HASH_BYTES = 32;
    private static final int BYTES = 4 + 16 + 8 + 4 + 8 + 2 * HASH_BYTES;

    static BlockHeader of(Block block) {
        return new BlockHeader(block.formatVersion(), block.batchId(), block.firstPosition(), block.events().size(),
                block.recordedAt(), block.previousHash(), block.hash());
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES).putInt(formatVersion).putLong(batchId.getMostSignificantBits())
                .putLong(batchId.getLeastSignificantBits()).putLong(firstPosition).putInt(count)
                .putLong(recordedAt.toEpochMilli()).put(previousHash).put(hash).array();
    }

    static BlockHeader decode(byte[] value) {
        if (value.length != BYTES) {
            throw new LedgerException.Corrupt("a block's header cannot be read", -1);
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        int formatVersion = in.getInt();
        UUID batchId = new UUID(in.getLong(), in.getLong());
        long firstPosition = in.getLong();
        int count = in.getInt();
        Instant recordedAt = Instant.ofEpochMilli(in.getLong());
        byte[] previousHash = new byte[HASH_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        in.get(previousHash).get(hash);
        return new BlockHeader(formatVersion, batchId, firstPosition, count, recordedAt, previousHash, hash);
    }

    Block withEvents(long number, List<StoredEvent> events) {
        return new Block(formatVersion, number, batchId, firstPosition, recordedAt, previousHash, hash, events);
    }

    Head asHead(long number) {
        return new Head(number + 1, firstPosition + count, recordedAt, hash);
    }
}
