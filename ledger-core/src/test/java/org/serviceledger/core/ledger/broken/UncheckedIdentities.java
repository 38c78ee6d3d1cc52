package org.serviceledger.core.ledger.broken;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.ForwardingStore;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;

/**
 * A ledger that knows a record again once it is stored, but not within one block: every sending gets
 * an id of its own on the way in, which is taken off again wherever it is looked up or read.
 */
final class UncheckedIdentities {

    private static final char MARK = '\u0001';
    private static final AtomicLong SENDINGS = new AtomicLong();

    private UncheckedIdentities() {}

    static Ledger ledger(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Mono<AppendResult> append(Append append) {
                List<NewEvent> events = append.events().stream().map(UncheckedIdentities::marked).toList();
                return ledger.append(new Append(events, append.condition()));
            }

            @Override
            public Flux<StoredEvent> read(long from) {
                return ledger.read(from).map(UncheckedIdentities::plain);
            }

            @Override
            public Flux<StoredEvent> follow(long from) {
                return ledger.follow(from).map(UncheckedIdentities::plain);
            }

            @Override
            public Flux<StoredEvent> find(EventQuery query, long from, long to) {
                return ledger.find(query, from, to).map(UncheckedIdentities::plain);
            }
        };
    }

    static LedgerStore store(LedgerStore honest) {
        Map<String, LedgerStore.StoredIdentity> known = new ConcurrentHashMap<>();
        honest.blocks(0).doOnNext(block -> remember(block, known)).blockLast();
        return new ForwardingStore(honest) {
            @Override
            public Mono<Void> append(Block block) {
                return store.append(block).doOnSuccess(done -> remember(block, known));
            }

            @Override
            public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
                return Mono.fromSupplier(() -> {
                    Map<String, StoredIdentity> found = new HashMap<>();
                    for (String key : keys) {
                        StoredIdentity stored = known.get(plain(key));
                        if (stored != null) {
                            found.put(key, stored);
                        }
                    }
                    return found;
                });
            }
        };
    }

    private static void remember(Block block, Map<String, LedgerStore.StoredIdentity> known) {
        for (StoredEvent event : block.events()) {
            RecordIdentity identity = event.identity();
            if (identity != null) {
                known.putIfAbsent(plain(identity.key()),
                        new LedgerStore.StoredIdentity(event.position(), identity.digest()));
            }
        }
    }

    private static NewEvent marked(NewEvent event) {
        RecordIdentity identity = event.identity();
        return identity == null
                ? event
                : new NewEvent(event.type(), event.contentType(), event.payload(), event.tags(),
                        new RecordIdentity(identity.source(), identity.id() + MARK + SENDINGS.incrementAndGet(),
                                identity.digest()));
    }

    private static StoredEvent plain(StoredEvent event) {
        return new StoredEvent(event.position(), event.recordedAt(), event.type(), event.contentType(),
                event.payload(), event.tags(), plain(event.identity()), event.salt());
    }

    private static @Nullable RecordIdentity plain(@Nullable RecordIdentity identity) {
        return identity == null
                ? null
                : new RecordIdentity(identity.source(), plain(identity.id()), identity.digest());
    }

    private static String plain(String text) {
        int mark = text.indexOf(MARK);
        return mark < 0 ? text : text.substring(0, mark);
    }
}
