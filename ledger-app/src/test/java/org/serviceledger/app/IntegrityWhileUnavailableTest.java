package org.serviceledger.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.ForwardingStore;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.query.integrity.IntegrityMonitor;
import org.serviceledger.query.integrity.IntegrityReport.State;

/** A log that cannot be reached is not called damaged. */
class IntegrityWhileUnavailableTest {

    @Test
    void a_store_that_does_not_answer_leaves_the_log_unchecked_and_it_is_checked_once_it_answers() throws Exception {
        // given
        AtomicBoolean gone = new AtomicBoolean();
        var store = new ForwardingStore(new InMemoryLedgerStore()) {
            @Override
            public Mono<Head> head() {
                return gone.get() ? Mono.error(new LedgerException.Unavailable("gone", null)) : super.head();
            }
        };
        try (GroupCommitLedger ledger = new GroupCommitLedger(store, LedgerClock.system(),
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
                IntegrityMonitor monitor = new IntegrityMonitor(new IntegrityCheck(store), ledger, LedgerClock.system(),
                        Duration.ofMillis(5), () -> true)) {
            ledger.append(
                    Append.of(new NewEvent("E", "text/plain", "a".getBytes(StandardCharsets.UTF_8), Set.of(), null)))
                    .block(Http.PATIENCE);
            monitor.start();
            Http.await("a check", () -> monitor.report().state(), State.OK::equals);
            // when
            gone.set(true);
            // then
            Http.await("the next check", () -> monitor.report().state(), State.NOT_CHECKED::equals);
            gone.set(false);
            Http.await("the check after that", () -> monitor.report().state(), State.OK::equals);
        }
    }
}
