package org.serviceledger.core.ledger.mongodb;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Several ledgers on one database, on a real MongoDB. */
@EnabledIfEnvironmentVariable(named = MongoDatabases.REAL_SERVER, matches = ".+", disabledReason = "no real MongoDB is named")
class RealMongoSharingTest extends MongoSharing {

    @Override
    String newDatabase() {
        return MongoDatabases.newDatabaseOnRealServer();
    }
}
