package org.serviceledger.command.supervision;

import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.broken.ForwardingLedger;

/** A ledger in which something else is appended between what a decision has read and its own append. */
final class InterveningLedger extends ForwardingLedger {

    private final AtomicReference<Mono<?>> next = new AtomicReference<>(Mono.empty());

    InterveningLedger(Ledger ledger) {
        super(ledger);
    }

    /** Appends this just before the next append. */
    void beforeNextAppend(Append append) {
        next.set(ledger.append(append));
    }

    @Override
    public Mono<AppendResult> append(Append append) {
        return Mono.defer(() -> next.getAndSet(Mono.empty()).then(ledger.append(append)));
    }
}
