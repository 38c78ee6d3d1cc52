package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A store in front of another whose writes can be held up, failed, or lose their answer. */
public final class StoreGate extends ForwardingStore {

    private final AtomicInteger arrivals = new AtomicInteger();
    private volatile Sinks.@Nullable Empty<Void> shut;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable RuntimeException failureAfterPass;
    private volatile @Nullable RuntimeException lostAnswer;

    public StoreGate(LedgerStore store) {
        super(store);
    }

    /** Holds up every write from now on. */
    public void shut() {
        shut = Sinks.empty();
    }

    /** Lets the held writes go on. */
    public void release() {
        Sinks.Empty<Void> held = shut;
        shut = null;
        if (held != null) {
            held.tryEmitEmpty();
        }
    }

    /** Fails the next write, which stores nothing. */
    public void failNext(RuntimeException reason) {
        failure = reason;
    }

    /** Lets the next write pass and fails the one after it. */
    public void failAfterNextPass(RuntimeException reason) {
        failureAfterPass = reason;
    }

    /** Makes the next write, but answers with an error. */
    public void loseNextAnswer(RuntimeException reason) {
        lostAnswer = reason;
    }

    /** How many writes have arrived at the gate. */
    public int arrivals() {
        return arrivals.get();
    }

    @Override
    public Mono<Void> append(Block block) {
        return Mono.defer(() -> {
            arrivals.incrementAndGet();
            Sinks.Empty<Void> held = shut;
            Mono<Void> free = held == null ? Mono.empty() : held.asMono().timeout(Duration.ofSeconds(20));
            return free.then(Mono.defer(() -> pass(block)));
        });
    }

    private Mono<Void> pass(Block block) {
        RuntimeException failing = failure;
        failure = failureAfterPass;
        failureAfterPass = null;
        if (failing != null) {
            return Mono.error(failing);
        }
        RuntimeException losing = lostAnswer;
        lostAnswer = null;
        return losing == null ? store.append(block) : store.append(block).then(Mono.error(losing));
    }
}
