package org.serviceledger.core.ledger;

import java.time.Instant;

/**
 * The end of the ledger as far as it is durable.
 *
 * @param nextBlock    number that the next block will get; 0 for an empty ledger
 * @param nextPosition position that the next event will get; 0 for an empty ledger
 * @param recordedAt   of the last block; the epoch for an empty ledger
 * @param hash         of the last block; 32 zero bytes for an empty ledger
 */
@SuppressWarnings("ArrayRecordComponent")
public record Head(long nextBlock, long nextPosition, Instant recordedAt, byte[] hash) {

    public static Head empty() {
        return new Head(0, 0, Instant.EPOCH, new byte[32]);
    }
}
