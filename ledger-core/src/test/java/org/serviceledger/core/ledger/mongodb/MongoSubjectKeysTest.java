package org.serviceledger.core.ledger.mongodb;

import org.junit.jupiter.api.AfterEach;

import org.serviceledger.core.privacy.SubjectKeyStore;
import org.serviceledger.core.privacy.SubjectKeyStoreContract;

class MongoSubjectKeysTest extends SubjectKeyStoreContract {

    private final MongoConnection connection = MongoConnection.to(MongoStandIn.newDatabase());

    @Override
    protected SubjectKeyStore open() {
        return new MongoSubjectKeys(connection);
    }

    @AfterEach
    void close() {
        connection.close();
    }
}
