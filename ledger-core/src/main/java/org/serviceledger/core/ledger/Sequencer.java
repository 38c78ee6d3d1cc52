package org.serviceledger.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Deliberation.Verdict;
import org.serviceledger.core.ledger.LedgerStore.BlockTakenException;
import org.serviceledger.core.ledger.LedgerStore.StoredIdentity;

/**
 * Gathers appends into blocks and writes one block after another. It owns a thread on which waiting
 * for the store is allowed; nothing of a sender's pipeline ever runs there.
 */
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);
    private static final int PREFILL_EVENTS = 4096;
    private static final int UNKNOWN_RETRIES = 5;

    private final LedgerStore store;
    private final LedgerClock clock;
    private final LedgerMetrics metrics;
    private final LedgerLimits limits;
    private final BlockingQueue<PendingAppend> pending;
    private final AtomicLong pendingBytes;
    private final BlockBuilder blocks = new BlockBuilder();
    private final Sinks.Many<Head> heads = Sinks.many().replay().latest();
    private final Thread thread = Thread.ofPlatform().name("ledger-sequencer").daemon().unstarted(this::run);

    private RecentEvents recent = new RecentEvents(1, 0);
    private volatile Head head = Head.empty();
    private volatile boolean running = true;
    private LedgerException.@Nullable Corrupt corrupt;
    private @Nullable Block unresolved;

    Sequencer(LedgerStore store, LedgerClock clock, LedgerMetrics metrics, LedgerLimits limits,
            BlockingQueue<PendingAppend> pending, AtomicLong pendingBytes) {
        this.store = store;
        this.clock = clock;
        this.metrics = metrics;
        this.limits = limits;
        this.pending = pending;
        this.pendingBytes = pendingBytes;
    }

    Head head() {
        return head;
    }

    Flux<Head> heads() {
        return heads.asFlux().onBackpressureLatest();
    }

    void open() {
        Head end = await(store.head());
        long from = Math.max(0, end.nextPosition() - Math.min(PREFILL_EVENTS, limits.recentEvents()));
        recent = new RecentEvents(limits.recentEvents(), from);
        for (StoredEvent event : awaitAll(store.events(from, end.nextPosition()))) {
            recent.add(event.type(), event.tags());
        }
        publish(end);
        corrupt = checkLastBlock(end);
        thread.start();
    }

    void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(STORE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseWaiting();
    }

    void refuseWaiting() {
        PendingAppend waiting;
        while ((waiting = pending.poll()) != null) {
            waiting.fail(new LedgerException.Unavailable("the ledger is closed", null));
        }
    }

    private void run() {
        List<PendingAppend> batch = new ArrayList<>();
        while (running) {
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    batch = commit(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException | Error e) {
                LOG.error("a batch of {} appends could not be decided", batch.size(), e);
                recent.removeFrom(head.nextPosition());
                batch.forEach(p -> p.fail(new LedgerException.Unavailable("the ledger failed: " + e.getMessage(), e)));
                batch = new ArrayList<>();
            }
        }
        batch.forEach(p -> p.fail(new LedgerException.Unavailable("the ledger is closed", null)));
    }

    /** Takes what has arrived, up to the size of a block; waits only when there is nothing to do. */
    private void gather(List<PendingAppend> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            PendingAppend first = pending.poll(1, TimeUnit.SECONDS);
            if (first == null) {
                return;
            }
            take(first, batch);
        }
        int events = batch.stream().mapToInt(p -> p.append.events().size()).sum();
        int bytes = batch.stream().mapToInt(p -> p.bytes).sum();
        PendingAppend next;
        while ((next = pending.peek()) != null && events + next.append.events().size() <= limits.blockEvents()
                && bytes + next.bytes <= limits.blockBytes()) {
            events += next.append.events().size();
            bytes += next.bytes;
            take(pending.remove(), batch);
        }
    }

    private void take(PendingAppend append, List<PendingAppend> batch) {
        pendingBytes.addAndGet(-append.bytes);
        batch.add(append);
    }

    /** Decides and writes a batch; returns the appends that have to be decided again. */
    private List<PendingAppend> commit(List<PendingAppend> batch) {
        if (corrupt != null) {
            LedgerException reason = corrupt;
            batch.forEach(p -> p.fail(reason));
            return new ArrayList<>();
        }
        if (unresolved != null && !resolve(unresolved)) {
            batch.forEach(p -> p.fail(new LedgerException.Unavailable("the store does not say what it holds", null)));
            return new ArrayList<>();
        }
        Deliberation deliberation = new Deliberation(recent, identitiesOf(batch), this::olderMatch);
        batch.forEach(deliberation::consider);
        if (deliberation.accepted().isEmpty()) {
            deliberation.verdicts().forEach(this::answer);
            return new ArrayList<>();
        }
        Block block = blocks.build(head, now(), deliberation.accepted());
        return write(block, deliberation.verdicts());
    }

    private List<PendingAppend> write(Block block, List<Verdict> verdicts) {
        List<PendingAppend> again = new ArrayList<>();
        try {
            store.append(block).block(STORE_PATIENCE);
            durable(block);
            verdicts.forEach(v -> answer(withTime(v, block.recordedAt())));
        } catch (BlockTakenException e) {
            recent.removeFrom(block.firstPosition());
            catchUp();
            verdicts.forEach(v -> again.add(v.pending()));
        } catch (LedgerException.OutcomeUnknown e) {
            settleUnknown(block, verdicts, again, e);
        } catch (LedgerException e) {
            recent.removeFrom(block.firstPosition());
            for (Verdict verdict : verdicts) {
                if (verdict.result() instanceof AppendResult.Appended) {
                    verdict.pending().fail(e);
                } else if (verdict.restsOnBlock()) {
                    again.add(verdict.pending());
                } else {
                    answer(verdict);
                }
            }
        }
        return again;
    }

    private void settleUnknown(Block block, List<Verdict> verdicts, List<PendingAppend> again,
            LedgerException.OutcomeUnknown reason) {
        unresolved = block;
        if (!resolve(block)) {
            for (Verdict verdict : verdicts) {
                if (verdict.restsOnBlock()) {
                    verdict.pending().fail(reason);
                } else {
                    answer(verdict);
                }
            }
        } else if (head.nextBlock() > block.number() && Arrays.equals(head.hash(), block.hash())) {
            verdicts.forEach(v -> answer(withTime(v, block.recordedAt())));
        } else {
            verdicts.forEach(v -> again.add(v.pending()));
        }
    }

    /**
     * Finds out what became of a block whose write had no clear outcome: writes it again, byte for
     * byte, until its number is taken by it or by another. True once that is known.
     */
    private boolean resolve(Block block) {
        for (int attempt = 0; attempt < UNKNOWN_RETRIES && running; attempt++) {
            try {
                store.append(block).block(STORE_PATIENCE);
                durable(block);
                unresolved = null;
                return true;
            } catch (BlockTakenException e) {
                recent.removeFrom(block.firstPosition());
                catchUp();
                unresolved = null;
                return true;
            } catch (LedgerException e) {
                LOG.warn("the fate of block {} is still unknown: {}", block.number(), e.getMessage());
                pause(Duration.ofMillis(50L << attempt));
            }
        }
        return false;
    }

    /** Takes in the blocks that others have written since the head. */
    private void catchUp() {
        for (Block block : awaitAll(store.blocks(head.nextBlock()))) {
            for (StoredEvent event : block.events()) {
                recent.add(event.type(), event.tags());
            }
            publish(block.asHead());
        }
    }

    private void durable(Block block) {
        metrics.blockWritten(block.events().size(), block.events().stream().mapToLong(e -> e.payload().length).sum());
        publish(block.asHead());
    }

    private void publish(Head newHead) {
        head = newHead;
        heads.tryEmitNext(newHead).orThrow();
    }

    private void answer(Verdict verdict) {
        metrics.answered(verdict.pending().arrivedNanos);
        verdict.pending().answer(verdict.result());
    }

    private static Verdict withTime(Verdict verdict, Instant recordedAt) {
        return verdict.result() instanceof AppendResult.Appended a
                ? new Verdict(verdict.pending(), new AppendResult.Appended(a.firstPosition(), a.count(), recordedAt),
                        true)
                : verdict;
    }

    private Map<String, StoredIdentity> identitiesOf(List<PendingAppend> batch) {
        Set<String> keys = new HashSet<>();
        for (PendingAppend pendingAppend : batch) {
            for (NewEvent event : pendingAppend.append.events()) {
                RecordIdentity identity = event.identity();
                if (identity != null) {
                    keys.add(identity.key());
                }
            }
        }
        return keys.isEmpty() ? Map.of() : await(store.identities(keys));
    }

    private long olderMatch(EventQuery query, long from, long to) {
        Long match = store.firstMatch(query, from, to).block(STORE_PATIENCE);
        return match == null ? -1 : match;
    }

    private Instant now() {
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
    }

    private LedgerException.@Nullable Corrupt checkLastBlock(Head end) {
        if (end.nextBlock() == 0) {
            return null;
        }
        Block last = store.blocks(end.nextBlock() - 1).next().block(STORE_PATIENCE);
        if (last == null || !Arrays.equals(last.hash(), blocks.hashOf(last))
                || last.nextPosition() != end.nextPosition()) {
            LOG.error("the last block, number {}, does not agree with its hash: appends are refused",
                    end.nextBlock() - 1);
            return new LedgerException.Corrupt("the last block does not agree with its hash",
                    last == null ? end.nextPosition() : last.firstPosition());
        }
        return null;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private static <T> T await(Mono<T> answer) {
        T value = answer.block(STORE_PATIENCE);
        if (value == null) {
            throw new LedgerException.Unavailable("the store gave no answer", null);
        }
        return value;
    }

    private static <T> List<T> awaitAll(Flux<T> answers) {
        List<T> all = answers.collectList().block(STORE_PATIENCE);
        return all == null ? List.of() : all;
    }
}
