package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
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
    public Ledger open(LedgerClock clock, LedgerLimits limits) {
        store = RocksDbLedgerStore.open(directory, 8 << 20);
        gate = new StoreGate(store);
        return new GroupCommitLedger(gate, clock, new LedgerMetrics(new SimpleMeterRegistry()), limits);
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
