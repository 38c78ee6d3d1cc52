package org.serviceledger.core.ledger;

import java.util.OptionalLong;

import org.serviceledger.core.clock.LedgerClock;

/** What the contract suite needs of an implementation: to be opened, stopped, started again and disturbed. */
public interface LedgerFixture extends AutoCloseable {

    /** Opens a ledger on this fixture's storage; the storage outlives it. */
    Ledger open(LedgerClock clock, LedgerLimits limits);

    /** Makes the store's next writes wait until the returned handle is released. */
    StoreGate gate();

    /** How often the store has forced its log to the disk, if it can say. */
    OptionalLong syncs();

    @Override
    void close();
}
