package org.serviceledger.projections.store.sqlite;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.projections.store.NotesContractTest;
import org.serviceledger.projections.store.ViewStore;

class SqliteNotesTest extends NotesContractTest {

    @TempDir
    private Path directory;

    @Override
    protected ViewStore open() {
        return SqliteViewStore.open(directory.resolve("views.db"));
    }
}
