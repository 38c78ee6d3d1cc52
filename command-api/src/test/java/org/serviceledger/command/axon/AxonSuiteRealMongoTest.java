package org.serviceledger.command.axon;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.mongodb.MongoDatabases;
import org.serviceledger.core.ledger.mongodb.MongoLedgerStore;

/** Axon's suite on a real MongoDB. */
@EnabledIfEnvironmentVariable(named = MongoDatabases.REAL_SERVER, matches = ".+", disabledReason = "no real MongoDB is named")
class AxonSuiteRealMongoTest extends AxonSuite {

    private String address;

    @Override
    LedgerStore newStore() {
        address = MongoDatabases.newDatabaseOnRealServer();
        return MongoLedgerStore.open(address).block(Duration.ofSeconds(20));
    }

    @AfterAll
    void dropDatabase() {
        MongoDatabases.drop(address);
    }
}
