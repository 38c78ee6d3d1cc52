package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.serviceledger.core.ledger.LedgerStore.BlockTakenException;

/**
 * Writes blocks and finds out what became of them. While the fate of one is unknown no other is
 * written. Used by one thread only, on which waiting for the store is allowed.
 */
final class BlockWriter {

    /** What became of a block. */
    sealed interface Fate {

        /** The block is durable under its number. */
        record Stored() implements Fate {}

        /** Another block has its number; what was missed has been taken in. */
        record Taken() implements Fate {}

        /** Nothing was stored. */
        record Failed(LedgerException reason) implements Fate {}

        /** The block may be stored now or later. */
        record Unknown(LedgerException.OutcomeUnknown reason) implements Fate {}
    }

    /** How often a block of unknown fate is written again before its senders are told that it is unknown. */
    static final int RETRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(BlockWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final LedgerStore store;
    private final Tail tail;
    private final LedgerMetrics metrics;
    private final Duration patience;
    private @Nullable Block unresolved;
    private volatile boolean stopped;

    /**
     * @param patience longest time to wait for one answer of the store
     */
    BlockWriter(LedgerStore store, Tail tail, LedgerMetrics metrics, Duration patience) {
        this.store = store;
        this.tail = tail;
        this.metrics = metrics;
        this.patience = patience;
    }

    /** Writes a block whose events are the last ones that the tail remembers. */
    Fate write(Block block) {
        Fate fate = attempt(block);
        if (fate instanceof Fate.Unknown unknown) {
            unresolved = block;
            Fate settled = resolve(block, RETRIES);
            return settled == null ? unknown : settled;
        }
        return fate;
    }

    /**
     * Settles the fate of an earlier block, if one is open.
     *
     * @param attempts how often to try
     * @return false when it is still open
     */
    boolean settle(int attempts) {
        return unresolved == null || resolve(unresolved, attempts) != null;
    }

    /** Ends the patience with a store that does not answer. */
    void stop() {
        stopped = true;
    }

    /** Writes the block again, byte for byte, until its number is taken by it or by another; null when it is not. */
    private @Nullable Fate resolve(Block block, int attempts) {
        for (int attempt = 0; attempt < attempts && !stopped; attempt++) {
            Fate fate = attempt(block);
            if (fate instanceof Fate.Stored || fate instanceof Fate.Taken) {
                unresolved = null;
                return fate;
            }
            // Even a clear failure says nothing of the first attempt.
            LOG.warn("the fate of block {} is still unknown: {}", block.number(), fate);
            pause(FIRST_PAUSE.multipliedBy(1L << attempt));
        }
        return null;
    }

    private Fate attempt(Block block) {
        try {
            store.append(block).block(patience);
        } catch (BlockTakenException e) {
            return afterTaken(block);
        } catch (LedgerException.OutcomeUnknown e) {
            return new Fate.Unknown(e);
        } catch (LedgerException e) {
            return new Fate.Failed(e);
        } catch (RuntimeException | Error e) {
            // Timeouts and everything unforeseen: the write may have been made all the same.
            return new Fate.Unknown(
                    new LedgerException.OutcomeUnknown("the write of block " + block.number() + " broke off", e));
        }
        stored(block);
        return new Fate.Stored();
    }

    /** Takes in what has been written since the head, and looks whether the block is among it. */
    private Fate afterTaken(Block block) {
        boolean own = false;
        try {
            for (Block missed : missed()) {
                take(missed);
                own |= missed.number() == block.number() && missed.batchId().equals(block.batchId());
            }
        } catch (LedgerException.Corrupt e) {
            return new Fate.Failed(e);
        } catch (RuntimeException e) {
            LOG.warn("not all that was missed could be read: {}", e.getMessage());
        }
        if (tail.head().nextBlock() <= block.number()) {
            return new Fate.Unknown(new LedgerException.OutcomeUnknown(
                    "block " + block.number() + " is taken, but cannot be read yet", null));
        }
        return own ? new Fate.Stored() : new Fate.Taken();
    }

    /** Takes in what others have written since the head. */
    void takeMissed() {
        missed().forEach(this::take);
    }

    /** One after another: together they may be larger than the memory. */
    private Iterable<Block> missed() {
        return store.blocks(tail.head().nextBlock()).timeout(patience).toIterable(1);
    }

    private void take(Block block) {
        Head head = tail.head();
        if (block.number() != head.nextBlock() || !Arrays.equals(block.previousHash(), head.hash())) {
            throw new LedgerException.Corrupt("block " + block.number() + " does not follow the one before it",
                    block.firstPosition());
        }
        tail.take(block);
    }

    private void stored(Block block) {
        tail.confirm(block);
        metrics.blockWritten(block.events().size(), block.events().stream().mapToLong(e -> e.payload().length).sum());
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
