package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.List;

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

    private static final Logger LOG = LoggerFactory.getLogger(BlockWriter.class);
    private static final int RETRIES = 5;
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
            Fate settled = resolve(block);
            return settled == null ? unknown : settled;
        }
        return fate;
    }

    /** Settles the fate of an earlier block, if one is open; false when it still is. */
    boolean settle() {
        return unresolved == null || resolve(unresolved) != null;
    }

    /** Ends the patience with a store that does not answer. */
    void stop() {
        stopped = true;
    }

    /** Writes the block again, byte for byte, until its number is taken by it or by another; null when it is not. */
    private @Nullable Fate resolve(Block block) {
        for (int attempt = 0; attempt < RETRIES && !stopped; attempt++) {
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
        try {
            List<Block> missed = store.blocks(tail.head().nextBlock()).collectList().block(patience);
            if (missed == null || missed.isEmpty()) {
                return new Fate.Unknown(new LedgerException.OutcomeUnknown(
                        "block " + block.number() + " is taken, but cannot be read yet", null));
            }
            missed.forEach(tail::take);
            Block winner = missed.getFirst();
            return winner.number() == block.number() && winner.batchId().equals(block.batchId())
                    ? new Fate.Stored()
                    : new Fate.Taken();
        } catch (RuntimeException e) {
            return new Fate.Unknown(new LedgerException.OutcomeUnknown("what was missed could not be read", e));
        }
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
