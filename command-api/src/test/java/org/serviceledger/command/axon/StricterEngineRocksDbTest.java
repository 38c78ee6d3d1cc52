package org.serviceledger.command.axon;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.rocksdb.RocksDbFixture;

/** The stricter suite on RocksDB. */
class StricterEngineRocksDbTest extends StricterEngineSuite {

    @TempDir
    private Path directory;

    @Override
    LedgerFixture newFixture() {
        return new RocksDbFixture(directory.resolve("ledger"));
    }
}
