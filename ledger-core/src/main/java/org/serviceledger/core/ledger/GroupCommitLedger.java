package org.serviceledger.core.ledger;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.clock.LedgerClock;

/**
 * The ledger over any {@link LedgerStore}: appends of all senders are gathered into blocks by one
 * {@link Sequencer}, which works on its own thread and has one write in flight. Senders never wait
 * in line for a disk of their own: while one block is written, the next one gathers.
 */
public final class GroupCommitLedger implements Ledger {

    private final LedgerStore store;
    private final LedgerLimits limits;
    private final BlockingQueue<PendingAppend> pending;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final Sequencer sequencer;
    private volatile boolean closed;

    /**
     * Opens the ledger at the durable end of the store. Blocks until the end is known, so it is
     * called at start-up, not in a pipeline.
     *
     * <p>When the store's last block does not agree with itself, the ledger opens for reading and
     * every append fails with {@link LedgerException.Corrupt}.
     *
     * @throws LedgerException.Unavailable when the store does not give an answer
     */
    public GroupCommitLedger(LedgerStore store, LedgerClock clock, LedgerMetrics metrics, LedgerLimits limits) {
        this.store = store;
        this.limits = limits;
        this.pending = new ArrayBlockingQueue<>(limits.pendingAppends());
        this.sequencer = new Sequencer(store, clock, metrics, limits, pending, pendingBytes);
        metrics.watchPending(pending::size);
        metrics.watchHead(() -> sequencer.head().nextPosition());
        sequencer.start();
    }

    @Override
    public Mono<AppendResult> append(Append append) {
        int bytes = PendingAppend.bytesOf(append);
        if (append.events().size() > limits.blockEvents() || bytes > limits.blockBytes()) {
            return Mono.error(new LedgerException.TooLarge("an append holds at most %d events and %d bytes"
                    .formatted(limits.blockEvents(), limits.blockBytes())));
        }
        // The answer leaves the sequencer's thread at once, so that no sender can hold up the others.
        return Mono.<AppendResult>create(sender -> offer(new PendingAppend(append, bytes, sender)))
                .publishOn(Schedulers.parallel());
    }

    private void offer(PendingAppend append) {
        if (closed) {
            append.fail(new LedgerException.Unavailable("the ledger is closed", null));
        } else if (pendingBytes.get() + append.bytes > limits.pendingBytes() || !pending.offer(append)) {
            append.fail(new LedgerException.Unavailable("too many appends are waiting", null));
        } else {
            pendingBytes.addAndGet(append.bytes);
            if (closed || !sequencer.isRunning()) {
                sequencer.refuseWaiting();
            }
        }
    }

    @Override
    public Flux<StoredEvent> read(long from) {
        return store.events(from, Long.MAX_VALUE);
    }

    @Override
    public Flux<StoredEvent> follow(long from) {
        return Flux.defer(() -> {
            AtomicLong next = new AtomicLong(from);
            return heads().concatMap(head -> head.nextPosition() <= next.get()
                    ? Flux.<StoredEvent>empty()
                    : store.events(next.get(), head.nextPosition()).doOnNext(e -> next.set(e.position() + 1)), 1);
        });
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return store.find(query, from, to);
    }

    @Override
    public Head head() {
        return sequencer.head();
    }

    @Override
    public Flux<Head> heads() {
        return sequencer.heads();
    }

    @Override
    public void close() {
        closed = true;
        sequencer.close();
        store.close();
    }
}
