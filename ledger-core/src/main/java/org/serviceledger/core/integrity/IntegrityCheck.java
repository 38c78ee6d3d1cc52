package org.serviceledger.core.integrity;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.BlockHash;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.StoredEvent;

/**
 * Walks the whole stored log and recomputes every hash: each event's commitment and index part, each
 * block, the chain from block to block, the density of numbers and positions and the order of times.
 * It holds one block at a time.
 *
 * <p>A block's hash proves the block as a whole: the first bad position is the first one of the first
 * bad block. A log whose end was cut off together with every note of it looks like one that ended
 * earlier; only a hash of the end that is kept elsewhere shows that.
 */
public final class IntegrityCheck {

    private final LedgerStore store;

    public IntegrityCheck(LedgerStore store) {
        this.store = store;
    }

    /**
     * How far the check is, or how it ended.
     *
     * @param blocks           checked so far
     * @param events           checked so far
     * @param firstBadPosition first position that cannot be trusted; -1 while all is well
     * @param message          what is wrong there; null while all is well
     */
    public record State(long blocks, long events, long firstBadPosition, @Nullable String message) {

        public boolean ok() {
            return message == null;
        }
    }

    /** The state after each block; ends at the head of the moment, or at the first fault. */
    public Flux<State> run() {
        return Flux.defer(() -> {
            Walker walker = new Walker();
            return store.head().flatMapMany(end -> store.blocks(0).map(walker::check).takeUntil(state -> !state.ok())
                    .onErrorResume(LedgerException.Corrupt.class, e -> Flux.just(walker.unreadable(e)))
                    .concatWith(Flux.defer(() -> store.head().flux().mapNotNull(now -> walker.checkEnd(end, now)))));
        });
    }

    private static final class Walker {

        private Head expected = Head.empty();
        private long blocks;
        private long events;
        private boolean faulty;

        State check(Block block) {
            String fault = faultOf(block);
            if (fault != null) {
                return fault(fault);
            }
            expected = block.asHead();
            blocks++;
            events += block.events().size();
            return new State(blocks, events, -1, null);
        }

        State unreadable(LedgerException.Corrupt reason) {
            return fault(String.valueOf(reason.getMessage()));
        }

        /** A block is proven as a whole, so nothing from its first event on can be trusted. */
        private State fault(String message) {
            faulty = true;
            return new State(blocks, events, expected.nextPosition(), message);
        }

        /**
         * A log that is shorter than its head says has lost its end.
         *
         * @param before the head when the walk began
         * @param now    the head after it
         */
        @Nullable
        State checkEnd(Head before, Head now) {
            if (faulty) {
                return null;
            }
            if (expected.nextPosition() < before.nextPosition()) {
                return fault("the log ends before its head");
            }
            return now.nextPosition() < expected.nextPosition() ? fault("the head lies before the last block") : null;
        }

        private @Nullable String faultOf(Block block) {
            if (block.formatVersion() != BlockHash.FORMAT_VERSION) {
                return "block " + expected.nextBlock() + " has the unknown format " + block.formatVersion();
            }
            if (block.number() != expected.nextBlock()) {
                return "block " + expected.nextBlock() + " is missing";
            }
            if (block.firstPosition() != expected.nextPosition()) {
                return "block " + block.number() + " begins at " + block.firstPosition();
            }
            if (!Arrays.equals(block.previousHash(), expected.hash())) {
                return "block " + block.number() + " does not follow the block before it";
            }
            if (block.recordedAt().isBefore(expected.recordedAt())) {
                return "block " + block.number() + " is older than the block before it";
            }
            String hole = holeIn(block);
            if (hole != null) {
                return hole;
            }
            byte[] hash = BlockHash.of(block.number(), block.batchId(), block.firstPosition(), block.recordedAt(),
                    block.previousHash(), block.events());
            return Arrays.equals(hash, block.hash()) ? null : "block " + block.number() + " was altered";
        }

        private static @Nullable String holeIn(Block block) {
            long position = block.firstPosition();
            Instant recordedAt = block.recordedAt();
            for (StoredEvent event : block.events()) {
                if (event.position() != position) {
                    return "event " + position + " is missing";
                }
                if (!event.recordedAt().equals(recordedAt)) {
                    return "event " + position + " has another time than its block";
                }
                position++;
            }
            return null;
        }
    }
}
