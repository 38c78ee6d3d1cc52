package org.serviceledger.core.ledger.mongodb;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.serviceledger.core.ledger.LedgerContract;
import org.serviceledger.core.ledger.LedgerFixture;

/** The contract on a real MongoDB. */
@EnabledIfEnvironmentVariable(named = MongoDatabases.REAL_SERVER, matches = ".+", disabledReason = "no real MongoDB is named")
class RealMongoLedgerTest extends LedgerContract {

    @Override
    protected LedgerFixture newFixture() {
        return new MongoFixture(MongoDatabases.newDatabaseOnRealServer());
    }
}
