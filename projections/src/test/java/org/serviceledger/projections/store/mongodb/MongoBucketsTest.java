package org.serviceledger.projections.store.mongodb;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;

import org.serviceledger.core.ledger.mongodb.MongoDatabases;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;
import org.serviceledger.projections.store.BucketsContractTest;
import org.serviceledger.projections.store.ViewStore;

class MongoBucketsTest extends BucketsContractTest {

    private final String address = newDatabase();

    String newDatabase() {
        return MongoStandIn.newDatabase();
    }

    @Override
    protected ViewStore open() {
        return MongoViewStore.open(address).block(Duration.ofSeconds(20));
    }

    @AfterEach
    void dropDatabase() {
        MongoDatabases.drop(address);
    }
}
