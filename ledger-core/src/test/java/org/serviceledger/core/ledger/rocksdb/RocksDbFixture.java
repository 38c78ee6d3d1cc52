package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.StoreGate;

/** Storage in a directory; opening again reads it from there. */
public final class RocksDbFixture implements LedgerFixture {

    private final Path directory;
    private @Nullable RocksDbLedgerStore store;
    private @Nullable StoreGate gate;

    public RocksDbFixture(Path directory) {
        this.directory = directory;
    }

    @Override
    public LedgerStore openStore() {
        store = RocksDbLedgerStore.open(directory, 8 << 20);
        gate = new StoreGate(store);
        return gate;
    }

    @Override
    public StoreGate gate() {
        return gate;
    }

    @Override
    public OptionalLong syncs() {
        return OptionalLong.of(store.syncs());
    }

    @Override
    public void close() {}
}
