package org.serviceledger.projections.store.mongodb;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.serviceledger.core.ledger.mongodb.MongoDatabases;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreContractTest;
import org.serviceledger.projections.store.ViewStoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract on the server that stands in for MongoDB. */
class MongoViewStoreTest extends ViewStoreContractTest {

    private final String address = newDatabase();

    String newDatabase() {
        return MongoStandIn.newDatabase();
    }

    @Override
    protected ViewStore open() {
        return get(MongoViewStore.open(address));
    }

    @AfterEach
    void dropDatabase() {
        MongoDatabases.drop(address);
    }

    @Test
    void of_many_claims_at_once_each_gets_an_epoch_of_its_own() {
        try (ViewStore one = open(); ViewStore two = open()) {
            List<Long> epochs = all(Flux.range(0, 20).flatMap(i -> (i % 2 == 0 ? one : two).claim(7, 0, "me"), 20)
                    .map(Lane::epoch));
            assertThat(epochs).doesNotHaveDuplicates().hasSize(20);
        }
    }

    @Test
    void a_server_that_is_not_there_makes_it_unavailable() {
        assertThatThrownBy(() -> get(MongoViewStore.open("mongodb://localhost:1/x?serverSelectionTimeoutMS=200")))
                .isInstanceOf(ViewStoreException.Unavailable.class);
    }
}
