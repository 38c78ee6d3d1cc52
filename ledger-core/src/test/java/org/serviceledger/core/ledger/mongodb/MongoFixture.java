package org.serviceledger.core.ledger.mongodb;

import java.time.Duration;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.StoreGate;

/** Storage in a database of its own, which is dropped in the end; opening again connects again. */
public final class MongoFixture implements LedgerFixture {

    private final String address;
    private @Nullable StoreGate gate;

    public MongoFixture(String address) {
        this.address = address;
    }

    @Override
    public LedgerStore openStore() {
        gate = new StoreGate(MongoLedgerStore.open(address).block(Duration.ofSeconds(20)));
        return gate;
    }

    @Override
    public StoreGate gate() {
        return gate;
    }

    @Override
    public OptionalLong syncs() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        MongoDatabases.drop(address);
    }
}
