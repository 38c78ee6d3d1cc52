package org.serviceledger.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A ledger store for tests: blocks in a list, identities in a map. What it holds lives as long as the object. */
public class InMemoryLedgerStore implements LedgerStore {

    private final List<Block> blocks = new CopyOnWriteArrayList<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, StoredIdentity> identities = new ConcurrentHashMap<>();
    private volatile Head head = Head.empty();
    private volatile String fingerprint = "";
    private volatile boolean closed;

    @Override
    public Mono<Void> append(Block block) {
        return Mono.fromRunnable(() -> write(block));
    }

    private synchronized void write(Block block) {
        if (block.number() != head.nextBlock()) {
            throw new BlockTakenException(block.number());
        }
        blocks.add(block);
        for (StoredEvent event : block.events()) {
            events.add(event);
            RecordIdentity identity = event.identity();
            if (identity != null) {
                identities.put(identity.key(), new StoredIdentity(event.position(), identity.digest()));
            }
        }
        head = block.asHead();
    }

    @Override
    public Mono<Head> head() {
        return Mono.fromSupplier(() -> head);
    }

    @Override
    public Flux<Block> blocks(long fromNumber) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(opened(blocks))).skip(fromNumber));
    }

    @Override
    public Flux<StoredEvent> events(long from, long to) {
        return Flux.defer(() -> Flux.fromIterable(copy(from, Math.min(to, head.nextPosition()))));
    }

    private synchronized List<StoredEvent> copy(long from, long to) {
        return from >= to ? List.of() : List.copyOf(opened(events).subList((int) from, (int) to));
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return events(from, to).filter(event -> query.matches(event.type(), event.tags()));
    }

    @Override
    public Mono<Long> firstMatch(EventQuery query, long from, long to) {
        return find(query, from, to).next().map(StoredEvent::position);
    }

    @Override
    public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
        return Mono.fromSupplier(() -> {
            Map<String, StoredIdentity> found = new HashMap<>(identities);
            found.keySet().retainAll(keys);
            return found;
        });
    }

    @Override
    public Mono<Void> bindKey(String newFingerprint) {
        return Mono.fromRunnable(() -> {
            if (!fingerprint.isEmpty() && !fingerprint.equals(newFingerprint)) {
                throw new LedgerException.Unavailable("the ledger was written with another key", null);
            }
            fingerprint = newFingerprint;
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Opens the store again after it was closed, with what it holds. */
    public void reopen() {
        closed = false;
    }

    private <T> T opened(T contents) {
        if (closed) {
            throw new LedgerException.Unavailable("the store is closed", null);
        }
        return contents;
    }
}
