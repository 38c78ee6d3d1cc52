package org.serviceledger.core.ledger;

/**
 * Bounds of the ledger's memory and of its blocks.
 *
 * @param blockEvents    most events in a block, and so in one append
 * @param blockBytes     most payload bytes in a block, and so in one append
 * @param pendingAppends most appends that wait for a block; further ones are turned away at once
 * @param pendingBytes   most payload bytes that wait, likewise
 * @param recentEvents   how many of the latest events' tags are kept in memory for conditions; at least as
 *                       many as a block has, since a block's own earlier events are looked up there
 */
public record LedgerLimits(int blockEvents, int blockBytes, int pendingAppends, long pendingBytes, int recentEvents) {

    public LedgerLimits {
        if (blockEvents < 1 || blockBytes < 1 || pendingAppends < 1 || pendingBytes < 1) {
            throw new IllegalArgumentException("the ledger's limits are positive numbers");
        }
        if (recentEvents < blockEvents) {
            throw new IllegalArgumentException("fewer recent events (%d) than a block may have (%d)"
                    .formatted(recentEvents, blockEvents));
        }
    }

    /** 1,024 events or 4 MiB a block; 8,192 appends or 64 MiB waiting; 65,536 recent events. */
    public static LedgerLimits defaults() {
        return new LedgerLimits(1024, 4 << 20, 8192, 64L << 20, 65_536);
    }
}
