package org.serviceledger.command.axon;

import org.serviceledger.core.ledger.InMemoryFixture;
import org.serviceledger.core.ledger.LedgerFixture;

/** The stricter suite on the in-memory store. */
class StricterEngineInMemoryTest extends StricterEngineSuite {

    @Override
    LedgerFixture newFixture() {
        return new InMemoryFixture();
    }
}
