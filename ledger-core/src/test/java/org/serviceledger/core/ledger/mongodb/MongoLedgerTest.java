package org.serviceledger.core.ledger.mongodb;

import org.serviceledger.core.ledger.LedgerContract;
import org.serviceledger.core.ledger.LedgerFixture;

/** The contract on the server that stands in for MongoDB. */
class MongoLedgerTest extends LedgerContract {

    @Override
    protected LedgerFixture newFixture() {
        return new MongoFixture(MongoStandIn.newDatabase());
    }
}
