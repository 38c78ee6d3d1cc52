package org.serviceledger.command.axon;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * A publisher of the ledger as Axon's pull stream. It asks the ledger for a bounded number of events
 * ahead, never blocks, and calls back whenever there is something new or the end is reached.
 */
final class LedgerMessageStream implements MessageStream<EventMessage> {

    private static final int AHEAD = 128;
    private static final int REFILL = 96;

    private final Flux<Entry<EventMessage>> source;
    private final Queue<Entry<EventMessage>> ready = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Runnable callback = () -> {};
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Throwable error;
    private volatile boolean ended;
    private volatile boolean closed;

    LedgerMessageStream(Flux<Entry<EventMessage>> source) {
        this.source = source;
    }

    @Override
    public Optional<Entry<EventMessage>> next() {
        begin();
        Entry<EventMessage> entry = ready.poll();
        if (entry != null && taken.incrementAndGet() >= REFILL) {
            int count = taken.getAndSet(0);
            Subscription current = subscription;
            if (current != null && count > 0) {
                current.request(count);
            }
        }
        return Optional.ofNullable(entry);
    }

    @Override
    public Optional<Entry<EventMessage>> peek() {
        begin();
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public void setCallback(Runnable newCallback) {
        callback = newCallback;
        begin();
        if (!ready.isEmpty() || ended) {
            newCallback.run();
        }
    }

    @Override
    public Optional<Throwable> error() {
        return ready.isEmpty() ? Optional.ofNullable(error) : Optional.empty();
    }

    @Override
    public boolean isCompleted() {
        return closed || (ended && ready.isEmpty());
    }

    @Override
    public boolean hasNextAvailable() {
        begin();
        return !ready.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        ready.clear();
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    private void begin() {
        if (subscribed.compareAndSet(false, true)) {
            source.subscribe(new Receiver());
        }
    }

    private final class Receiver implements CoreSubscriber<Entry<EventMessage>> {

        @Override
        public void onSubscribe(Subscription s) {
            subscription = s;
            if (closed) {
                s.cancel();
            } else {
                s.request(AHEAD);
            }
        }

        @Override
        public void onNext(Entry<EventMessage> entry) {
            ready.add(entry);
            callback.run();
        }

        @Override
        public void onError(Throwable reason) {
            error = reason;
            ended = true;
            callback.run();
        }

        @Override
        public void onComplete() {
            ended = true;
            callback.run();
        }
    }
}
