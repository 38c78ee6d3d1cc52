package org.serviceledger.projections.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the view store and the statements that keep their promises. */
final class Schema {

    static final String SELECT_VIEW = "SELECT v.kind, v.id, v.position, v.list_keys, v.list_sort, v.doc FROM view v"
            + " WHERE v.generation = ? AND v.kind = ?";

    /** By a group; a further one asks for {@link #IN_GROUP_TOO}. */
    static final String SELECT_LISTED = "SELECT v.kind, v.id, v.position, v.list_keys, v.list_sort, v.doc"
            + " FROM listed l JOIN view v ON v.generation = l.generation AND v.kind = l.kind AND v.id = l.id"
            + " WHERE l.generation = ? AND l.kind = ? AND l.list_key = ?"
            + " AND l.since <= ? AND l.till > ?";

    static final String IN_GROUP_TOO = " AND EXISTS (SELECT 1 FROM listed m WHERE m.generation = l.generation"
            + " AND m.kind = l.kind AND m.list_key = ? AND m.list_sort = l.list_sort AND m.id = l.id"
            + " AND m.since <= ? AND m.till > ?)";

    /** What is in a group and, as far as {@link #IN_GROUP_TOO} asks, in others; without the documents. */
    static final String SELECT_IN_GROUP = "SELECT l.list_sort, l.id FROM listed l WHERE l.generation = ?"
            + " AND l.kind = ? AND l.list_key = ? AND l.since <= ? AND l.till > ?";

    /** Up to so many of a group, to see whether it is small. */
    static final String COUNT_UP_TO = "SELECT COUNT(*) FROM (SELECT 1 FROM listed WHERE generation = ? AND kind = ?"
            + " AND list_key = ? LIMIT ?)";

    static final String GROUPS_OF = "SELECT list_keys FROM view WHERE generation = ? AND kind = ? AND id = ?";

    /** Leaps from name to name, however many documents each has. */
    static final String NEXT_GROUP = "SELECT MIN(list_key) FROM listed WHERE generation = ? AND kind = ?"
            + " AND list_key > ? AND list_key < ?";

    static final String COUNT_GROUPS = """
            SELECT list_key, COUNT(*) AS documents FROM listed
            WHERE generation = ? AND kind = ? AND list_key >= ? AND list_key < ? AND since <= ? AND till > ?
            GROUP BY list_key HAVING documents >= ? ORDER BY documents DESC, list_key LIMIT ?""";

    static final String STORED_LISTS = "SELECT position, list_keys, list_sort FROM view"
            + " WHERE generation = ? AND kind = ? AND id = ?";

    static final String LIST = "INSERT OR IGNORE INTO listed (generation, kind, list_key, list_sort, id, since, till)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    static final String UNLIST = "DELETE FROM listed WHERE generation = ? AND kind = ? AND list_key = ?"
            + " AND list_sort = ? AND id = ? AND since = ?";

    static final String CLAIM = """
            INSERT INTO owner (generation, part, owner, epoch) VALUES (?, ?, ?, 1)
            ON CONFLICT (generation, part) DO UPDATE SET epoch = owner.epoch + 1, owner = excluded.owner
            RETURNING epoch""";

    static final String RELEASE = "UPDATE owner SET owner = '' WHERE generation = ? AND part = ? AND epoch = ?";

    static final String PARTITIONS = """
            SELECT o.part, o.epoch, o.owner, COALESCE(c.position, -1) FROM owner o
            LEFT JOIN cursor c ON c.generation = o.generation AND c.part = o.part
            WHERE o.generation = ? ORDER BY o.part""";

    static final String NOTE = "SELECT name, revision, text FROM note WHERE name = ?";

    static final String NOTES = "SELECT name, revision, text FROM note WHERE name >= ? AND name < ? ORDER BY name";

    static final String FIRST_NOTE = "INSERT INTO note (name, revision, text) VALUES (?, 1, ?) ON CONFLICT DO NOTHING";

    static final String NEXT_NOTE = "UPDATE note SET revision = revision + 1, text = ? WHERE name = ? AND revision = ?";

    static final String REMOVE_NOTE = "DELETE FROM note WHERE name = ? AND revision = ?";

    static final String OWNER = "SELECT epoch FROM owner WHERE generation = ? AND part = ?";

    /** Skips a change that the bucket has already. */
    static final String MOVE_BUCKET = """
            INSERT INTO bucket (generation, part, metric, item, day, recorded_on, stamp, numerator, denominator)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, metric, day, recorded_on, item, part) DO UPDATE SET
              stamp = excluded.stamp,
              numerator = bucket.numerator + excluded.numerator,
              denominator = bucket.denominator + excluded.denominator
            WHERE excluded.stamp > bucket.stamp""";

    /** Leaves a document that is as new. */
    static final String SAVE_VIEW = """
            INSERT INTO view (generation, part, kind, id, position, list_keys, list_sort, doc)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, kind, id) DO UPDATE SET position = excluded.position, part = excluded.part,
              list_keys = excluded.list_keys, list_sort = excluded.list_sort, doc = excluded.doc
            WHERE excluded.position > view.position""";

    static final String SAVE_CURSOR = """
            INSERT INTO cursor (generation, part, position) VALUES (?, ?, ?)
            ON CONFLICT (generation, part) DO UPDATE SET position = excluded.position
            WHERE excluded.position > cursor.position""";

    static final String PARK = """
            INSERT INTO parked (generation, part, kind, id, position, reason) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, kind, id) DO NOTHING""";

    static final String SUM_BY_DAY = """
            SELECT item, day, SUM(numerator), SUM(denominator) FROM bucket
            WHERE generation = ? AND metric = ? AND day BETWEEN ? AND ? AND recorded_on <= ? GROUP BY item, day""";

    static final String SUM_BY_RECORDED_DAY = """
            SELECT item, day, recorded_on, SUM(numerator), SUM(denominator) FROM bucket
            WHERE generation = ? AND metric = ? GROUP BY day, recorded_on, item""";

    static final String SUM_BY_ITEM = """
            SELECT item, SUM(numerator), SUM(denominator) FROM bucket
            WHERE generation = ? AND metric = ? AND day BETWEEN ? AND ? AND recorded_on <= ? GROUP BY item""";

    /** What a generation consists of. Its owners stay: their epochs keep a writer out that comes back late. */
    static final String[] OF_GENERATION = {"listed", "view", "bucket", "month", "parked", "cursor"};

    private static final String[] KEYS = {"kind, list_key, list_sort, id, since", "kind, id",
            "metric, day, recorded_on, item, part", "metric, item, month, recorded_month", "kind, id", "part"};

    /** Number of this format. */
    private static final int VERSION = 9;

    /**
     * Documents lie in the order in which they were first saved, so that those which change together lie together,
     * and a page of that tree holds a whole one; by their keys an index finds them. The rest lies by its key alone.
     */
    private static final String[] TABLES = {"""
            CREATE TABLE IF NOT EXISTS view (
              generation INTEGER NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
              position INTEGER NOT NULL, list_keys TEXT NOT NULL, list_sort TEXT NOT NULL,
              doc TEXT NOT NULL, PRIMARY KEY (generation, kind, id))""",
            """
                    CREATE TABLE IF NOT EXISTS listed (
                      generation INTEGER NOT NULL, kind TEXT NOT NULL, list_key TEXT NOT NULL, list_sort TEXT NOT NULL,
                      id TEXT NOT NULL, since INTEGER NOT NULL, till INTEGER NOT NULL,
                      PRIMARY KEY (generation, kind, list_key, list_sort, id, since)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS bucket (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, metric TEXT NOT NULL, item TEXT NOT NULL,
                      day TEXT NOT NULL, recorded_on TEXT NOT NULL, stamp INTEGER NOT NULL,
                      numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,
                      PRIMARY KEY (generation, metric, day, recorded_on, item, part)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS bucket_recorded ON bucket (generation, metric, recorded_on)",
            """
                    CREATE TABLE IF NOT EXISTS month (
                      generation INTEGER NOT NULL, metric TEXT NOT NULL, item TEXT NOT NULL, month TEXT NOT NULL,
                      recorded_month TEXT NOT NULL, numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,
                      PRIMARY KEY (generation, metric, item, month, recorded_month)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS cursor (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, position INTEGER NOT NULL,
                      PRIMARY KEY (generation, part)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS owner (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, epoch INTEGER NOT NULL,
                      owner TEXT NOT NULL, PRIMARY KEY (generation, part)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS parked (
                      generation INTEGER NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                      position INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (generation, kind, id)) WITHOUT ROWID""",
            """
                    CREATE TABLE IF NOT EXISTS note (
                      name TEXT PRIMARY KEY, revision INTEGER NOT NULL, text TEXT NOT NULL) WITHOUT ROWID"""};

    private static final String[] NAMES = {"view", "listed", "bucket", "month", "cursor", "owner", "parked", "note"};

    private Schema() {}

    /** Deletes some rows that a generation has in the table of this number. */
    static String drop(int table) {
        String name = OF_GENERATION[table];
        return "DELETE FROM " + name + " WHERE generation = ?1 AND (" + KEYS[table] + ") IN (SELECT " + KEYS[table]
                + " FROM " + name + " WHERE generation = ?1 LIMIT ?2)";
    }

    /** Makes the tables; those of another format are dropped first, since views can be made again. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (version(statement) != VERSION) {
                for (String table : NAMES) {
                    statement.execute("DROP TABLE IF EXISTS " + table);
                }
            }
            for (String table : TABLES) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + VERSION);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
