package org.serviceledger.projections;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.Tag;

/** A real ledger in memory. */
public final class TestLedger implements AutoCloseable {

    public final CloudEventCodec codec = new CloudEventCodec();
    public final Ledger ledger;

    public TestLedger() {
        this(LedgerClock.system());
    }

    /** A ledger that records at the times of a clock. */
    public TestLedger(LedgerClock clock) {
        ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock,
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    }

    /** Appends facts together. */
    public void append(List<EventEnvelope> facts) {
        appendRaw(facts.stream().map(fact -> new NewEvent(fact.type(), CloudEventCodec.CONTENT_TYPE,
                codec.encode(fact), fact.data().tags(), null)).toList());
    }

    public void append(EventEnvelope... facts) {
        append(List.of(facts));
    }

    /** Appends an event of any type with any bytes. */
    public void appendRaw(String type, byte[] payload, Tag... tags) {
        appendRaw(List.of(new NewEvent(type, CloudEventCodec.CONTENT_TYPE, payload, Set.of(tags), null)));
    }

    private void appendRaw(List<NewEvent> events) {
        ledger.append(new Append(events, null)).block(Duration.ofSeconds(20));
    }

    public long last() {
        return ledger.head().nextPosition() - 1;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
