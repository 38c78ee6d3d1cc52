package org.serviceledger.core.ledger.broken;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.ForwardingStore;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.StoredEvent;

/** Stores that break a guarantee of the ledger in front of them. */
final class BrokenStores {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private BrokenStores() {}

    /** Completes an append at once and makes the write some time later. */
    static LedgerStore acknowledgingEarly(LedgerStore honest) {
        return new ForwardingStore(honest) {

            private final ExecutorService writer = Executors.newSingleThreadExecutor();

            @Override
            public Mono<Void> append(Block block) {
                return Mono.fromRunnable(() -> writer.execute(
                        () -> store.append(block).onErrorComplete().timeout(PATIENCE, Mono.empty()).block()));
            }

            @Override
            public void close() {
                writer.shutdown();
                try {
                    writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.close();
            }
        };
    }

    /** Lets readers see the events of a block while the block is still being written. */
    static LedgerStore showingEarly(LedgerStore honest) {
        return new ForwardingStore(honest) {

            private volatile @Nullable Block writing;

            @Override
            public Mono<Void> append(Block block) {
                return Mono.defer(() -> {
                    writing = block;
                    return store.append(block);
                }).doFinally(signal -> writing = null);
            }

            @Override
            public Flux<StoredEvent> events(long from, long to) {
                return store.events(from, to).concatWith(Flux.defer(() -> early(from, to)));
            }

            @Override
            public Flux<StoredEvent> find(EventQuery query, long from, long to) {
                return store.find(query, from, to).concatWith(
                        Flux.defer(() -> early(from, to).filter(e -> query.matches(e.type(), e.tags()))));
            }

            private Flux<StoredEvent> early(long from, long to) {
                Block block = writing;
                List<StoredEvent> events = block == null ? List.of() : block.events();
                return Flux.fromIterable(events).filter(e -> e.position() >= from && e.position() < to);
            }
        };
    }

    /** Says of a write whose answer was lost that it was not made. */
    static LedgerStore tellingTheUnknownAsFailed(LedgerStore honest) {
        return new ForwardingStore(honest) {
            @Override
            public Mono<Void> append(Block block) {
                return store.append(block).onErrorMap(LedgerException.OutcomeUnknown.class,
                        e -> new LedgerException.Unavailable("not written", e));
            }
        };
    }

    /** Does not find the identities that it has stored. */
    static LedgerStore forgettingIdentities(LedgerStore honest) {
        return new ForwardingStore(honest) {
            @Override
            public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
                return Mono.just(Map.of());
            }
        };
    }

    /** Finds no event that is older than what the ledger remembers by itself. */
    static LedgerStore forgettingOldEvents(LedgerStore honest) {
        return new ForwardingStore(honest) {
            @Override
            public Mono<Long> firstMatch(EventQuery query, long from, long to) {
                return Mono.empty();
            }
        };
    }
}
