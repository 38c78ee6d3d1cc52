package org.serviceledger.core.ledger.broken;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendCondition;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.NewEvent;

/** Ledgers that break a guarantee in what they do with an append. */
final class BrokenAppends {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private BrokenAppends() {}

    /** Writes an append of several events as two. */
    static Ledger splittingBatches(Ledger whole) {
        return new ForwardingLedger(whole) {
            @Override
            public Mono<AppendResult> append(Append append) {
                List<NewEvent> events = append.events();
                if (events.size() < 2) {
                    return ledger.append(append);
                }
                int half = events.size() / 2;
                Append first = new Append(events.subList(0, half), append.condition());
                Append second = new Append(events.subList(half, events.size()), null);
                return ledger.append(first).flatMap(one -> one instanceof AppendResult.Appended appended
                        ? ledger.append(second).map(two -> joined(appended, two, events.size()))
                        : Mono.just(one));
            }
        };
    }

    private static AppendResult joined(AppendResult.Appended first, AppendResult second, int count) {
        return second instanceof AppendResult.Appended appended
                ? new AppendResult.Appended(first.firstPosition(), count, appended.recordedAt())
                : second;
    }

    /** Checks conditions from a wrong marker on. */
    static Ledger shiftingMarkers(Ledger exact, int shift) {
        return new ForwardingLedger(exact) {
            @Override
            public Mono<AppendResult> append(Append append) {
                AppendCondition condition = append.condition();
                return ledger.append(condition == null
                        ? append
                        : append.onlyIf(
                                new AppendCondition(condition.query(), Math.max(0, condition.marker() + shift))));
            }
        };
    }

    /**
     * Checks conditions against what is stored, but not against what is about to be. It has looked before
     * it hands an append over, so that the next one, too, is looked at before anything of both is stored.
     */
    static Ledger ignoringTheBlockInConditions(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Mono<AppendResult> append(Append append) {
                AppendCondition condition = append.condition();
                return Mono.defer(() -> {
                    boolean refused = condition != null && Boolean.TRUE.equals(ledger
                            .find(condition.query(), condition.marker(), Long.MAX_VALUE).hasElements().block(PATIENCE));
                    return ledger.append(refused ? append : new Append(append.events(), null));
                });
            }
        };
    }

    /** Takes a record for a duplicate by its id alone. */
    static Ledger ignoringContent(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Mono<AppendResult> append(Append append) {
                int count = append.events().size();
                return ledger.append(append).map(result -> result instanceof AppendResult.Conflict conflict
                        ? new AppendResult.Duplicate(Collections.nCopies(count, conflict.position()))
                        : result);
            }
        };
    }

    /** Says that it refused what it could not store. */
    static Ledger tellingFailuresAsRefusals(Ledger exact) {
        return new ForwardingLedger(exact) {
            @Override
            public Mono<AppendResult> append(Append append) {
                return ledger.append(append).onErrorResume(LedgerException.Unavailable.class,
                        e -> Mono.just(new AppendResult.Refused(0)));
            }
        };
    }
}
