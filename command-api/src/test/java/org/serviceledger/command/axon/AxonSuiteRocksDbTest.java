package org.serviceledger.command.axon;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

/** Axon's suite on RocksDB. */
class AxonSuiteRocksDbTest extends AxonSuite {

    @TempDir
    static Path directory;

    @Override
    LedgerStore newStore() throws Exception {
        return RocksDbLedgerStore.open(Files.createTempDirectory(directory, "ledger"), 8 << 20);
    }
}
