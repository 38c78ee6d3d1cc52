package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the view store and the statements that keep their promises. */
final class Schema {

    static final String SELECT_VIEW = "SELECT kind, id, position, list_key, list_sort, doc FROM view";

    /** Skips a change that the bucket has already. */
    static final String MOVE_BUCKET = """
            INSERT INTO bucket (generation, part, metric, item, day, stamp, numerator, denominator)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, metric, day, item, part) DO UPDATE SET
              stamp = excluded.stamp,
              numerator = bucket.numerator + excluded.numerator,
              denominator = bucket.denominator + excluded.denominator
            WHERE excluded.stamp > bucket.stamp""";

    /** Leaves a document that is as new, or that a later owner has written. */
    static final String SAVE_VIEW = """
            INSERT INTO view (generation, part, kind, id, position, epoch, list_key, list_sort, doc)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, kind, id) DO UPDATE SET
              position = excluded.position, epoch = excluded.epoch, part = excluded.part,
              list_key = excluded.list_key, list_sort = excluded.list_sort, doc = excluded.doc
            WHERE excluded.position > view.position AND excluded.epoch >= view.epoch""";

    static final String SAVE_CURSOR = """
            INSERT INTO cursor (generation, part, position, epoch) VALUES (?, ?, ?, ?)
            ON CONFLICT (generation, part) DO UPDATE SET position = excluded.position, epoch = excluded.epoch
            WHERE excluded.position > cursor.position AND excluded.epoch >= cursor.epoch""";

    static final String PARK = """
            INSERT INTO parked (generation, part, kind, id, position, reason) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, kind, id) DO NOTHING""";

    static final String SUM_BUCKETS = """
            SELECT item, day, SUM(numerator), SUM(denominator) FROM bucket
            WHERE generation = ? AND metric = ? AND day BETWEEN ? AND ? GROUP BY item, day""";

    private static final String[] TABLES = {"""
            CREATE TABLE IF NOT EXISTS view (
              generation INTEGER NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
              position INTEGER NOT NULL, epoch INTEGER NOT NULL, list_key TEXT NOT NULL, list_sort TEXT NOT NULL,
              doc TEXT NOT NULL, PRIMARY KEY (generation, kind, id)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS view_list ON view (generation, kind, list_key, list_sort, id)",
            """
                    CREATE TABLE IF NOT EXISTS bucket (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, metric TEXT NOT NULL, item TEXT NOT NULL,
                      day TEXT NOT NULL, stamp INTEGER NOT NULL, numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,
                      PRIMARY KEY (generation, metric, day, item, part)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS cursor (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, position INTEGER NOT NULL,
                      epoch INTEGER NOT NULL, PRIMARY KEY (generation, part)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS parked (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                      position INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (generation, kind, id)) WITHOUT ROWID"""};

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }
}
