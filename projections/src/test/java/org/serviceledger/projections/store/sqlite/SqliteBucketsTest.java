package org.serviceledger.projections.store.sqlite;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.projections.store.BucketsContractTest;
import org.serviceledger.projections.store.ViewStore;

class SqliteBucketsTest extends BucketsContractTest {

    @TempDir
    private Path directory;

    @Override
    protected ViewStore open() {
        return SqliteViewStore.open(directory.resolve("views.db"));
    }
}
