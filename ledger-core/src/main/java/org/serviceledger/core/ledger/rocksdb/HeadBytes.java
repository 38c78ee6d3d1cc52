package org.serviceledger.core.ledger.rocksdb;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.LedgerException;

/**
 * The end of the log as each block's batch notes it beside the block, so that a log that has lost its
 * last blocks is not taken for a shorter one:
 * {@code nextBlock[8] nextPosition[8] recordedAt ms[8] hash[32]}.
 */
final class HeadBytes {

    private static final int HASH_BYTES = 32;
    private static final int BYTES = 8 + 8 + 8 + HASH_BYTES;

    private HeadBytes() {}

    static byte[] encode(Head head) {
        return ByteBuffer.allocate(BYTES).putLong(head.nextBlock()).putLong(head.nextPosition())
                .putLong(head.recordedAt().toEpochMilli()).put(head.hash()).array();
    }

    static Head decode(byte[] value) {
        if (value.length != BYTES) {
            throw new LedgerException.Corrupt("the noted end of the log cannot be read", -1);
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        long nextBlock = in.getLong();
        long nextPosition = in.getLong();
        Instant recordedAt = Instant.ofEpochMilli(in.getLong());
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        return new Head(nextBlock, nextPosition, recordedAt, hash);
    }
}
