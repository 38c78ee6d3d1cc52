package org.serviceledger.command.axon;

import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.mongodb.MongoFixture;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;

/** The stricter suite on the server that stands in for MongoDB. */
class StricterEngineMongoTest extends StricterEngineSuite {

    @Override
    LedgerFixture newFixture() {
        return new MongoFixture(MongoStandIn.newDatabase());
    }
}
