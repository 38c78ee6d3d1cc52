package org.serviceledger.core.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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
    private volatile Supplier<Disturbance> disturbances = () -> Disturbance.NONE;
    private volatile boolean unclear;

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

    /**
     * Disturbs writes from now on, each as the supplier says. The write after one of unclear outcome is
     * left alone, so that the outcome can be found out.
     */
    public void disturb(Supplier<Disturbance> newDisturbances) {
        disturbances = newDisturbances;
    }

    /** What may happen to a write. */
    public enum Disturbance {
        NONE, FAILED, ANSWER_LOST, BROKEN_OFF_BEFORE, BROKEN_OFF_AFTER
    }

    private Disturbance nextDisturbance() {
        Disturbance next = unclear ? Disturbance.NONE : disturbances.get();
        unclear = next != Disturbance.NONE && next != Disturbance.FAILED;
        return next;
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
        disturbNext();
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

    private void disturbNext() {
        switch (nextDisturbance()) {
            case FAILED -> failNext(new LedgerException.Unavailable("disturbed", null));
            case ANSWER_LOST -> loseNextAnswer(new LedgerException.OutcomeUnknown("disturbed", null));
            case BROKEN_OFF_BEFORE -> failNext(new IllegalStateException("disturbed"));
            case BROKEN_OFF_AFTER -> loseNextAnswer(new IllegalStateException("disturbed"));
            case NONE -> {
            }
        }
    }
}
