package org.serviceledger.core.ledger;

import java.util.OptionalLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.serviceledger.core.clock.LedgerClock;

/** What the contract suite needs of an implementation: to be opened, stopped, started again and disturbed. */
public interface LedgerFixture extends AutoCloseable {

    /** Opens this fixture's storage, behind its gate; the storage outlives what is opened. */
    LedgerStore openStore();

    /** Opens a ledger on this fixture's storage. */
    default Ledger open(LedgerClock clock, LedgerLimits limits) {
        return new GroupCommitLedger(openStore(), clock, new LedgerMetrics(new SimpleMeterRegistry()), limits);
    }

    /** Makes the store's next writes wait until the returned handle is released. */
    StoreGate gate();

    /** How often the store has forced its log to the disk, if it can say. */
    OptionalLong syncs();

    @Override
    void close();
}
