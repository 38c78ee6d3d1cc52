package org.serviceledger.command.axon;

import java.time.Duration;

import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.mongodb.MongoLedgerStore;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;

/** Axon's suite on the server that stands in for MongoDB. */
class AxonSuiteMongoTest extends AxonSuite {

    @Override
    LedgerStore newStore() {
        return MongoLedgerStore.open(MongoStandIn.newDatabase()).block(Duration.ofSeconds(20));
    }
}
