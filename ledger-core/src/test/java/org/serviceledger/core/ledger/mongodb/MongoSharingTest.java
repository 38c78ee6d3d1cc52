package org.serviceledger.core.ledger.mongodb;

/** Several ledgers on one database, on the server that stands in for MongoDB. */
class MongoSharingTest extends MongoSharing {

    @Override
    String newDatabase() {
        return MongoStandIn.newDatabase();
    }
}
