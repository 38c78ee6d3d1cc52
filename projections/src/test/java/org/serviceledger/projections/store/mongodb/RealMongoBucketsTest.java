package org.serviceledger.projections.store.mongodb;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.serviceledger.core.ledger.mongodb.MongoDatabases;

/** Buckets in a real MongoDB. */
@EnabledIfEnvironmentVariable(named = MongoDatabases.REAL_SERVER, matches = ".+", disabledReason = "no real MongoDB is named")
class RealMongoBucketsTest extends MongoBucketsTest {

    @Override
    String newDatabase() {
        return MongoDatabases.newDatabaseOnRealServer();
    }
}
