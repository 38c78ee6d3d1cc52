package org.serviceledger.core.ledger.broken;

import java.time.Duration;
import java.util.Locale;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;

/** Ledgers that break a guarantee in what their readers get. */
final class BrokenReading {

    private BrokenReading() {}

    /** Loses what is appended between the end of a follower's past and the begin of its present. */
    static Ledger losingBetweenPastAndPresent(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Flux<StoredEvent> follow(long from) {
                return ledger.read(from).concatWith(Mono.delay(Duration.ofMillis(200))
                        .flatMapMany(tick -> ledger.follow(Math.max(from, ledger.head().nextPosition()))));
            }
        };
    }

    /** Hands out every two events the wrong way round. */
    static Ledger swappingNeighbours(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Flux<StoredEvent> read(long from) {
                return ledger.read(from).buffer(2).concatMapIterable(pair -> pair.reversed());
            }
        };
    }

    /** Hands out the content type in another form than it was given. */
    static Ledger alteringEvents(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Flux<StoredEvent> read(long from) {
                return ledger.read(from)
                        .map(e -> new StoredEvent(e.position(), e.recordedAt(), e.type(),
                                e.contentType().toUpperCase(Locale.ROOT), e.payload(), e.tags(), e.identity(),
                                e.salt()));
            }
        };
    }
}
