package org.serviceledger.core.ledger;

/** The contract on the in-memory store. */
class InMemoryLedgerTest extends LedgerContract {

    @Override
    protected LedgerFixture newFixture() {
        return new InMemoryFixture();
    }
}
