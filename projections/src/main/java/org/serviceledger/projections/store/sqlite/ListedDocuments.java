package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;

/** Saves documents together with the groups they are listed in, within one transaction. */
final class ListedDocuments implements AutoCloseable {

    private static final String SEPARATOR = "\n";

    private final Lane lane;
    private final Set<String> saved = new HashSet<>();
    private final PreparedStatement stored;
    private final PreparedStatement upsert;
    private final PreparedStatement list;
    private final PreparedStatement unlist;

    ListedDocuments(Connection connection, Lane lane) throws SQLException {
        this.lane = lane;
        stored = connection.prepareStatement(Schema.STORED_LISTS);
        upsert = connection.prepareStatement(Schema.SAVE_VIEW);
        list = connection.prepareStatement(Schema.LIST);
        unlist = connection.prepareStatement(Schema.UNLIST);
    }

    /** The groups as they stand in one column. */
    static List<String> keys(String column) {
        return column.isEmpty() ? List.of() : Arrays.asList(column.split(SEPARATOR, -1));
    }

    /** Saves a document unless one as new is stored. */
    void save(ViewDocument document) throws SQLException {
        if (!saved.add(document.kind() + SEPARATOR + document.id())) {
            finish();
        }
        SqliteViewStore.bind(stored, lane.generation(), document.kind(), document.id());
        Set<String> before = Set.of();
        String sortBefore = "";
        try (ResultSet rows = stored.executeQuery()) {
            if (rows.next()) {
                if (rows.getLong(1) >= document.position()) {
                    return;
                }
                before = Set.copyOf(keys(rows.getString(2)));
                sortBefore = rows.getString(3);
            }
        }
        SqliteViewStore.bind(upsert, lane.generation(), lane.partition(), document.kind(), document.id(),
                document.position(), String.join(SEPARATOR, document.listKeys()), document.listSort(),
                document.json());
        upsert.executeUpdate();
        boolean moved = !sortBefore.equals(document.listSort());
        Set<String> after = new HashSet<>(document.listKeys());
        for (String key : before) {
            if (moved || !after.contains(key)) {
                add(unlist, key, sortBefore, document);
            }
        }
        for (String key : after) {
            if (moved || !before.contains(key)) {
                add(list, key, document.listSort(), document);
            }
        }
    }

    private void add(PreparedStatement statement, String key, String sort, ViewDocument document) throws SQLException {
        SqliteViewStore.bind(statement, lane.generation(), document.kind(), key, sort, document.id());
        statement.addBatch();
    }

    /** Lists what was saved. A document that is saved again is listed in between. */
    void finish() throws SQLException {
        unlist.executeBatch();
        list.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        stored.close();
        upsert.close();
        list.close();
        unlist.close();
    }
}
