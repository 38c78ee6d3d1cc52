package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.privacy.SubjectKeyStore;
import org.serviceledger.core.privacy.SubjectKeyStoreContract;

class RocksDbSubjectKeysTest extends SubjectKeyStoreContract {

    @TempDir
    private Path directory;
    private @Nullable RocksDbLedgerStore store;

    @Override
    protected SubjectKeyStore open() {
        close();
        store = RocksDbLedgerStore.open(directory.resolve("ledger"), 8L << 20);
        return store.subjectKeys();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
