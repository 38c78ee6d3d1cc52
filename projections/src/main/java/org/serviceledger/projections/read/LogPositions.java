package org.serviceledger.projections.read;

import java.time.Instant;

import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;

/** Finds positions by time: events are recorded in order, so what is known at an instant is a prefix of the log. */
final class LogPositions {

    private final Ledger ledger;

    LogPositions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Position of the last event recorded at or before an instant; -1 when there is none. */
    Mono<Long> lastBy(Instant instant) {
        return search(instant, -1, ledger.head().nextPosition());
    }

    /** When an event was recorded; empty when there is none at the position. */
    Mono<Instant> recordedAt(long position) {
        return ledger.read(position).next().map(StoredEvent::recordedAt);
    }

    /**
     * @param known    a position that was recorded by then, or -1
     * @param tooLate  one that was not, or the end
     */
    private Mono<Long> search(Instant instant, long known, long tooLate) {
        if (tooLate - known <= 1) {
            return Mono.just(known);
        }
        long middle = known + (tooLate - known) / 2;
        return recordedAt(middle).flatMap(at -> at.isAfter(instant)
                ? search(instant, known, middle)
                : search(instant, middle, tooLate));
    }
}
