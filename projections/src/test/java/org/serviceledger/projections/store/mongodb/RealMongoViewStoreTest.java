package org.serviceledger.projections.store.mongodb;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.serviceledger.core.ledger.mongodb.MongoDatabases;

/** The contract on a real MongoDB. */
@EnabledIfEnvironmentVariable(named = MongoDatabases.REAL_SERVER, matches = ".+", disabledReason = "no real MongoDB is named")
class RealMongoViewStoreTest extends MongoViewStoreTest {

    @Override
    String newDatabase() {
        return MongoDatabases.newDatabaseOnRealServer();
    }
}
