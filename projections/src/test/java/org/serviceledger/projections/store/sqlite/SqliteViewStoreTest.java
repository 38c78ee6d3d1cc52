package org.serviceledger.projections.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreContractTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract on SQLite. */
class SqliteViewStoreTest extends ViewStoreContractTest {

    @TempDir
    private Path directory;

    @Override
    protected ViewStore open() {
        return SqliteViewStore.open(directory.resolve("new/views.db"));
    }

    @Test
    void a_file_of_another_format_is_emptied_so_that_the_views_are_made_again() throws Exception {
        // given
        Path file = directory.resolve("old.db");
        try (ViewStore old = SqliteViewStore.open(file)) {
            Lane lane = get(old.claim(1, 0, "me"));
            get(old.saveViews(lane, List.of(new ViewDocument("case", "a", 1, "", "", "{}"))));
            get(old.saveCursor(lane, 1));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
        // when
        try (ViewStore opened = SqliteViewStore.open(file)) {
            // then
            assertThat(get(opened.cursor(new Lane(1, 0, 0)))).isEqualTo(-1);
            assertThat(get(opened.find(1, "case", "a"))).isNull();
        }
    }
}
