package org.serviceledger.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendCondition;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.NewEvent;

/** The ledger on one of its stores. */
final class LedgerTarget implements Target {

    private final String name;
    private final Facts facts;
    private final Ledger ledger;

    LedgerTarget(String name, LedgerStore store, Facts facts) {
        this.name = name;
        this.facts = facts;
        this.ledger = new GroupCommitLedger(store, LedgerClock.system(), new LedgerMetrics(new SimpleMeterRegistry()),
                LedgerLimits.defaults());
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Void> append(long caseNumber, int events) {
        return Mono.defer(() -> ledger.append(new Append(make(caseNumber, events), null))).then();
    }

    @Override
    public Mono<Void> appendConditionally(long caseNumber, int events) {
        return Mono.defer(() -> {
            EventQuery query = EventQuery.tagged(Facts.tag(caseNumber));
            long marker = ledger.head().nextPosition();
            return source(caseNumber).then(Mono.defer(() -> ledger
                    .append(new Append(make(caseNumber, events), new AppendCondition(query, marker)))));
        }).flatMap(result -> result instanceof AppendResult.Refused
                ? Mono.error(new IllegalStateException("somebody else was first"))
                : Mono.empty());
    }

    /** Reads and decodes a case; gives how many events it has. */
    Mono<Long> source(long caseNumber) {
        return ledger.find(EventQuery.tagged(Facts.tag(caseNumber)), 0, Long.MAX_VALUE)
                .map(event -> facts.codec().decodeStored(event.payload())).count();
    }

    /** Fills the ledger up to a number of events, a dozen for each case, in random order. */
    void fillTo(long total) {
        long have = ledger.head().nextPosition();
        long cases = Math.max(1, total / 12);
        int together = 250;
        java.util.SplittableRandom random = new java.util.SplittableRandom(total);
        Flux.<Append>generate(sink -> {
            List<NewEvent> events = IntStream.range(0, together).mapToObj(i -> facts.next(random.nextLong(cases)))
                    .toList();
            sink.next(new Append(events, null));
        }).take(Math.max(0, (total - have) / together)).flatMap(ledger::append, 8, 8).then().block();
    }

    private List<NewEvent> make(long caseNumber, int events) {
        return IntStream.range(0, events).mapToObj(i -> facts.next(caseNumber)).toList();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
