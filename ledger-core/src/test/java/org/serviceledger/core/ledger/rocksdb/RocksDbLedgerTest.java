package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.ledger.LedgerContract;
import org.serviceledger.core.ledger.LedgerFixture;

/** The contract on RocksDB. */
class RocksDbLedgerTest extends LedgerContract {

    @TempDir
    Path directory;

    @Override
    protected LedgerFixture newFixture() {
        return new RocksDbFixture(directory.resolve("ledger"));
    }
}
