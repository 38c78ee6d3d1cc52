package org.serviceledger.command.supervision;

import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;

/** A ledger in which something else is appended between what a decision has read and its own append. */
final class InterveningLedger implements Ledger {

    private final Ledger ledger;
    private final AtomicReference<Mono<?>> next = new AtomicReference<>(Mono.empty());

    InterveningLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Appends this just before the next append. */
    void beforeNextAppend(Append append) {
        next.set(ledger.append(append));
    }

    @Override
    public Mono<AppendResult> append(Append append) {
        return Mono.defer(() -> next.getAndSet(Mono.empty()).then(ledger.append(append)));
    }

    @Override
    public Flux<StoredEvent> read(long from) {
        return ledger.read(from);
    }

    @Override
    public Flux<StoredEvent> follow(long from) {
        return ledger.follow(from);
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return ledger.find(query, from, to);
    }

    @Override
    public Head head() {
        return ledger.head();
    }

    @Override
    public Flux<Head> heads() {
        return ledger.heads();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
