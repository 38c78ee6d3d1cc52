package org.serviceledger.core.ledger.mongodb;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Head;

/**
 * The end of the ledger as far as this process has seen it durable, and in which of the latest blocks
 * a position lies, so that those who follow the ledger need no query for that.
 */
final class RecentBlocks {

    private static final int REMEMBERED = 4096;

    private final ConcurrentSkipListMap<Long, Long> numberByFirst = new ConcurrentSkipListMap<>();
    private volatile Head end = Head.empty();

    Head end() {
        return end;
    }

    /** Takes note of a durable block; those before it are durable too. */
    synchronized void seen(Head after, long firstPosition) {
        if (after.nextBlock() <= end.nextBlock()) {
            return;
        }
        if (after.nextBlock() > end.nextBlock() + 1) {
            numberByFirst.clear();
        }
        numberByFirst.put(firstPosition, after.nextBlock() - 1);
        if (numberByFirst.size() > REMEMBERED) {
            numberByFirst.pollFirstEntry();
        }
        end = after;
    }

    /** The number of the block that holds a position; null when it is not remembered. */
    @Nullable
    Long numberOf(long position) {
        Map.Entry<Long, Long> block = numberByFirst.floorEntry(position);
        return block == null ? null : block.getValue();
    }
}
