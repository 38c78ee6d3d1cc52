package org.serviceledger.core.ledger;

import java.util.Collection;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store in front of another, which does all the work; the subclasses change one thing. */
public class ForwardingStore implements LedgerStore {

    protected final LedgerStore store;

    public ForwardingStore(LedgerStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> append(Block block) {
        return store.append(block);
    }

    @Override
    public Mono<Head> head() {
        return store.head();
    }

    @Override
    public Flux<Block> blocks(long fromNumber) {
        return store.blocks(fromNumber);
    }

    @Override
    public Flux<StoredEvent> events(long from, long to) {
        return store.events(from, to);
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return store.find(query, from, to);
    }

    @Override
    public Mono<Long> firstMatch(EventQuery query, long from, long to) {
        return store.firstMatch(query, from, to);
    }

    @Override
    public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
        return store.identities(keys);
    }

    @Override
    public Mono<Void> bindKey(String fingerprint) {
        return store.bindKey(fingerprint);
    }

    @Override
    public boolean shared() {
        return store.shared();
    }

    @Override
    public void close() {
        store.close();
    }
}
