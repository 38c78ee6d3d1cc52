package org.serviceledger.core.ledger.broken;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;

/** A ledger in front of another, which does all the work; the subclasses change one thing. */
public class ForwardingLedger implements Ledger {

    protected final Ledger ledger;

    protected ForwardingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Mono<AppendResult> append(Append append) {
        return ledger.append(append);
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
