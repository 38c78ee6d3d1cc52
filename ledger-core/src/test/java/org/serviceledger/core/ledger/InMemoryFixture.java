package org.serviceledger.core.ledger;

import java.util.OptionalLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.serviceledger.core.clock.LedgerClock;

/** Storage that lives as long as the fixture. */
public class InMemoryFixture implements LedgerFixture {

    private final StoreGate gate = new StoreGate(new InMemoryLedgerStore());

    @Override
    public Ledger open(LedgerClock clock, LedgerLimits limits) {
        return new GroupCommitLedger(store(), clock, new LedgerMetrics(new SimpleMeterRegistry()), limits);
    }

    /** The store that the ledger works on, behind the gate. */
    protected LedgerStore store() {
        return gate;
    }

    @Override
    public StoreGate gate() {
        return gate;
    }

    @Override
    public OptionalLong syncs() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {}
}
