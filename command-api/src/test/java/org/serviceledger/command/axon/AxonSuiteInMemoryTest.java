package org.serviceledger.command.axon;

import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerStore;

/** Axon's suite on the in-memory store. */
class AxonSuiteInMemoryTest extends AxonSuite {

    @Override
    LedgerStore newStore() {
        return new InMemoryLedgerStore();
    }
}
