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

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Deliberation.Verdict;
import org.serviceledger.core.ledger.LedgerStore.StoredIdentity;

/**
 * Gathers appends into blocks and writes one block after another. It owns a thread on which waiting
 * for the store is allowed; nothing of a sender's pipeline ever runs there.
 */
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);
    private static final int PREFILL_EVENTS = 4096;
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** How often a shared store is looked at for what others wrote, which is to show within 100 ms. */
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(25);

    private final LedgerStore store;
    private final LedgerClock clock;
    private final LedgerMetrics metrics;
    private final LedgerLimits limits;
    private final BlockingQueue<PendingAppend> pending;
    private final AtomicLong pendingBytes;
    private final BlockBuilder blocks = new BlockBuilder();
    private final Tail tail;
    private final BlockWriter writer;
    private final Thread thread = Thread.ofPlatform().name("ledger-sequencer").daemon().unstarted(this::run);
    private final Object idleness = new Object();

    private boolean idle;
    private volatile boolean running = true;
    private LedgerException.@Nullable Corrupt corrupt;
    private long lastLook = System.nanoTime();

    /** Reads the end of the store, which may take a moment, and begins to work. */
    Sequencer(LedgerStore store, LedgerClock clock, LedgerMetrics metrics, LedgerLimits limits,
            BlockingQueue<PendingAppend> pending, AtomicLong pendingBytes) {
        this.store = store;
        this.clock = clock;
        this.metrics = metrics;
        this.limits = limits;
        this.pending = pending;
        this.pendingBytes = pendingBytes;
        Head end = await(store.head());
        long from = Math.max(0, end.nextPosition() - Math.min(PREFILL_EVENTS, limits.recentEvents()));
        this.tail = new Tail(limits.recentEvents(), from);
        this.writer = new BlockWriter(store, tail, metrics, STORE_PATIENCE);
        try {
            // One after another: together they may be larger than the memory.
            store.events(from, end.nextPosition()).doOnNext(e -> tail.recent().add(e.type(), e.tags())).then()
                    .block(STORE_PATIENCE);
            corrupt = checkLastBlock(end);
        } catch (LedgerException.Corrupt e) {
            LOG.error("the end of the ledger cannot be read: appends are refused", e);
            corrupt = e;
        }
        tail.moveTo(end);
    }

    void start() {
        thread.start();
    }

    Head head() {
        return tail.head();
    }

    Flux<Head> heads() {
        return tail.heads();
    }

    /** Lets the write that is in flight end, answers its senders, and turns the others away. */
    void close() {
        synchronized (idleness) {
            running = false;
            if (idle) {
                thread.interrupt();
            }
        }
        writer.stop();
        try {
            if (!thread.join(STORE_PATIENCE)) {
                thread.interrupt();
                thread.join(LAST_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseWaiting();
    }

    void refuseWaiting() {
        PendingAppend waiting;
        while ((waiting = pending.poll()) != null) {
            waiting.fail(closed());
        }
    }

    /** Whether what is handed over will be answered. */
    boolean isRunning() {
        return running;
    }

    private void run() {
        List<PendingAppend> batch = new ArrayList<>();
        try {
            while (running) {
                batch = work(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            batch.forEach(p -> p.fail(closed()));
            refuseWaiting();
        }
    }

    private List<PendingAppend> work(List<PendingAppend> batch) throws InterruptedException {
        try {
            gather(batch);
            lookForOthers();
            return batch.isEmpty() ? batch : commit(batch);
        } catch (RuntimeException | Error e) {
            if (e instanceof LedgerException) {
                LOG.warn("a batch of {} appends could not be decided: {}", batch.size(), e.getMessage());
            } else {
                LOG.error("a batch of {} appends could not be decided", batch.size(), e);
            }
            tail.forgetUndurable();
            LedgerException reason = e instanceof LedgerException known
                    ? known
                    : new LedgerException.Unavailable("the ledger failed: " + e.getMessage(), e);
            batch.forEach(p -> p.fail(reason));
            return new ArrayList<>();
        }
    }

    /** Takes what has arrived, up to the size of a block; waits only when there is nothing to do. */
    private void gather(List<PendingAppend> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            PendingAppend first = pending.poll();
            first = first == null ? awaitOne() : first;
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
            if (!pending.remove(next)) {
                return;
            }
            events += next.append.events().size();
            bytes += next.bytes;
            take(next, batch);
        }
    }

    /** Only a thread that waits here is interrupted by closing, never one that waits for the store. */
    private @Nullable PendingAppend awaitOne() throws InterruptedException {
        synchronized (idleness) {
            idle = running;
        }
        try {
            Duration patience = store.shared() ? LOOK_INTERVAL : IDLE;
            return running ? pending.poll(patience.toMillis(), TimeUnit.MILLISECONDS) : null;
        } finally {
            synchronized (idleness) {
                idle = false;
                // An interrupt that came too late to end the waiting must not disturb the next write.
                Thread.interrupted();
            }
        }
    }

    private void take(PendingAppend append, List<PendingAppend> batch) {
        pendingBytes.addAndGet(-append.bytes);
        batch.add(append);
    }

    /**
     * Takes in what others have written to a shared store. There is no need to look soon after a write
     * of our own, which would have met theirs. A store that does not answer is left to the next append.
     */
    private void lookForOthers() {
        if (!store.shared() || corrupt != null || System.nanoTime() - lastLook < LOOK_INTERVAL.toNanos()) {
            return;
        }
        try {
            // A block of unknown fate comes first: what others wrote may stand at its number.
            if (writer.settle(1) && await(store.head()).nextBlock() > tail.head().nextBlock()) {
                writer.takeMissed();
            }
        } catch (LedgerException.Corrupt e) {
            LOG.error("what others wrote cannot be trusted: appends are refused", e);
            corrupt = e;
        } catch (LedgerException e) {
            LOG.debug("the store could not be looked at: {}", e.getMessage());
        }
        lastLook = System.nanoTime();
    }

    /** Decides and writes a batch; returns the appends that have to be decided again. */
    private List<PendingAppend> commit(List<PendingAppend> batch) {
        LedgerException obstacle = corrupt != null
                ? corrupt
                : writer.settle(BlockWriter.RETRIES)
                        ? null
                        : new LedgerException.Unavailable("the store does not say what it holds", null);
        if (obstacle != null) {
            batch.forEach(p -> p.fail(obstacle));
            return new ArrayList<>();
        }
        Deliberation deliberation = new Deliberation(tail.recent(), identitiesOf(batch), this::olderMatch);
        batch.forEach(deliberation::consider);
        if (deliberation.accepted().isEmpty()) {
            deliberation.verdicts().forEach(this::answer);
            return new ArrayList<>();
        }
        Block block = blocks.build(tail.head(), now(), deliberation.accepted());
        return finish(block, writer.write(block), deliberation.verdicts());
    }

    private List<PendingAppend> finish(Block block, BlockWriter.Fate fate, List<Verdict> verdicts) {
        return switch (fate) {
            case BlockWriter.Fate.Stored ignored -> {
                lastLook = System.nanoTime();
                verdicts.forEach(v -> answer(withTime(v, block.recordedAt())));
                yield new ArrayList<>();
            }
            case BlockWriter.Fate.Taken ignored -> new ArrayList<>(verdicts.stream().map(Verdict::pending).toList());
            case BlockWriter.Fate.Failed failed -> afterFailure(failed.reason(), verdicts);
            case BlockWriter.Fate.Unknown unknown -> {
                for (Verdict verdict : verdicts) {
                    if (verdict.restsOnBlock()) {
                        verdict.pending().fail(unknown.reason());
                    } else {
                        answer(verdict);
                    }
                }
                yield new ArrayList<>();
            }
        };
    }

    private List<PendingAppend> afterFailure(LedgerException reason, List<Verdict> verdicts) {
        tail.forgetUndurable();
        if (reason instanceof LedgerException.Corrupt found) {
            corrupt = found;
        }
        List<PendingAppend> again = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.result() instanceof AppendResult.Appended) {
                verdict.pending().fail(reason);
            } else if (verdict.restsOnBlock()) {
                again.add(verdict.pending());
            } else {
                answer(verdict);
            }
        }
        return again;
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
        Instant last = tail.head().recordedAt();
        return now.isBefore(last) ? last : now;
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

    private static <T> T await(Mono<T> answer) {
        T value = answer.block(STORE_PATIENCE);
        if (value == null) {
            throw new LedgerException.Unavailable("the store gave no answer", null);
        }
        return value;
    }

    private static LedgerException closed() {
        return new LedgerException.Unavailable("the ledger is closed", null);
    }
}
