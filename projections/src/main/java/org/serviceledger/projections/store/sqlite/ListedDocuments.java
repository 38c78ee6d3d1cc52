package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ListKey;
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

    /** Saves a document unless one as new is stored. */
    void save(ViewDocument document) throws SQLException {
        if (!saved.add(document.kind() + SEPARATOR + document.id())) {
            finish();
        }
        SqliteViewStore.bind(stored, lane.generation(), document.kind(), document.id());
        Set<ListKey> before = Set.of();
        String sortBefore = "";
        try (ResultSet rows = stored.executeQuery()) {
            if (rows.next()) {
                if (rows.getLong(1) >= document.position()) {
                    return;
                }
                before = Set.copyOf(ListKeyText.read(rows.getString(2)));
                sortBefore = rows.getString(3);
            }
        }
        SqliteViewStore.bind(upsert, lane.generation(), lane.partition(), document.kind(), document.id(),
                document.position(), ListKeyText.write(document.listKeys()), document.listSort(),
                document.json());
        upsert.executeUpdate();
        boolean moved = !sortBefore.equals(document.listSort());
        Set<ListKey> after = new HashSet<>(document.listKeys());
        for (ListKey key : before) {
            if (moved || !after.contains(key)) {
                unlist(key, sortBefore, document);
            }
        }
        for (ListKey key : after) {
            if (moved || !before.contains(key)) {
                list(key, document);
            }
        }
    }

    private void list(ListKey key, ViewDocument document) throws SQLException {
        SqliteViewStore.bind(list, lane.generation(), document.kind(), key.name(), document.listSort(), document.id(),
                key.from().toEpochMilli(), key.until().toEpochMilli());
        list.addBatch();
    }

    private void unlist(ListKey key, String sort, ViewDocument document) throws SQLException {
        SqliteViewStore.bind(unlist, lane.generation(), document.kind(), key.name(), sort, document.id(),
                key.from().toEpochMilli());
        unlist.addBatch();
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
