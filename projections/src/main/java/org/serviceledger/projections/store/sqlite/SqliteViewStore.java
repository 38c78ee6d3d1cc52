package org.serviceledger.projections.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.sqlite.SQLiteConfig;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * Views in one SQLite file. The journal is written ahead but not forced to the disk at each commit:
 * a power cut may take the last writes, but always the latest ones, so buckets are never behind the
 * views nor views behind the cursor; what is missing is read from the ledger again.
 */
public final class SqliteViewStore implements ViewStore {

    private static final int READERS = 3;
    private static final int IDS_IN_ONE_QUERY = 500;
    private static final int MAX_QUEUED = 10_000;

    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final Scheduler writing = Schedulers.newBoundedElastic(1, MAX_QUEUED, "views-write", 60, true);
    private final Scheduler reading = Schedulers.newBoundedElastic(READERS, MAX_QUEUED, "views-read", 60, true);

    private SqliteViewStore(Connection writer, List<Connection> readers) {
        this.writer = writer;
        this.readers.addAll(readers);
    }

    /**
     * Opens the file, making it when there is none.
     *
     * @throws IllegalStateException when it cannot be opened
     */
    public static SqliteViewStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connection writer = connect(file);
            Schema.create(writer);
            List<Connection> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(connect(file));
            }
            return new SqliteViewStore(writer, readers);
        } catch (java.io.IOException | SQLException e) {
            throw new IllegalStateException("the views in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-16_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public Mono<Map<String, ViewDocument>> load(Lane lane, String kind, Collection<String> ids) {
        return read(connection -> {
            Map<String, ViewDocument> found = new HashMap<>();
            List<String> all = List.copyOf(ids);
            for (int from = 0; from < all.size(); from += IDS_IN_ONE_QUERY) {
                List<String> some = all.subList(from, Math.min(all.size(), from + IDS_IN_ONE_QUERY));
                loadSome(connection, lane, kind, some, found);
            }
            return found;
        });
    }

    private static void loadSome(Connection connection, Lane lane, String kind, List<String> ids,
            Map<String, ViewDocument> found) throws SQLException {
        String marks = String.join(",", java.util.Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement query = connection.prepareStatement(Schema.SELECT_VIEW
                + " WHERE generation = ? AND kind = ? AND id IN (" + marks + ")")) {
            query.setInt(1, lane.generation());
            query.setString(2, kind);
            for (int i = 0; i < ids.size(); i++) {
                query.setString(i + 3, ids.get(i));
            }
            for (ViewDocument document : documents(query)) {
                found.put(document.id(), document);
            }
        }
    }

    @Override
    public Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes) {
        return changes.isEmpty() ? Mono.empty() : write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(Schema.MOVE_BUCKET)) {
                // In order of position, so that each change meets the stamp of the one before it.
                for (BucketChange change : changes.stream()
                        .sorted(java.util.Comparator.comparingLong(BucketChange::position)).toList()) {
                    BucketKey bucket = change.bucket();
                    upsert.setInt(1, lane.generation());
                    upsert.setInt(2, lane.partition());
                    upsert.setString(3, bucket.metric());
                    upsert.setString(4, bucket.item());
                    upsert.setString(5, bucket.day().toString());
                    upsert.setLong(6, change.position());
                    upsert.setLong(7, change.difference().numerator());
                    upsert.setLong(8, change.difference().denominator());
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
        });
    }

    @Override
    public Mono<Void> saveViews(Lane lane, List<ViewDocument> documents) {
        return documents.isEmpty() ? Mono.empty() : write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(Schema.SAVE_VIEW)) {
                for (ViewDocument document : documents) {
                    upsert.setInt(1, lane.generation());
                    upsert.setInt(2, lane.partition());
                    upsert.setString(3, document.kind());
                    upsert.setString(4, document.id());
                    upsert.setLong(5, document.position());
                    upsert.setLong(6, lane.epoch());
                    upsert.setString(7, document.listKey());
                    upsert.setString(8, document.listSort());
                    upsert.setString(9, document.json());
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
        });
    }

    @Override
    public Mono<Void> saveCursor(Lane lane, long position) {
        return write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(Schema.SAVE_CURSOR)) {
                upsert.setInt(1, lane.generation());
                upsert.setInt(2, lane.partition());
                upsert.setLong(3, position);
                upsert.setLong(4, lane.epoch());
                upsert.executeUpdate();
            }
        });
    }

    @Override
    public Mono<Long> cursor(Lane lane) {
        return read(connection -> {
            try (PreparedStatement query = connection
                    .prepareStatement("SELECT position FROM cursor WHERE generation = ? AND part = ?")) {
                query.setInt(1, lane.generation());
                query.setInt(2, lane.partition());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : -1L;
                }
            }
        });
    }

    @Override
    public Mono<Void> park(Lane lane, ParkedKey key) {
        return write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(Schema.PARK)) {
                insert.setInt(1, lane.generation());
                insert.setInt(2, lane.partition());
                insert.setString(3, key.kind());
                insert.setString(4, key.id());
                insert.setLong(5, key.position());
                insert.setString(6, key.reason());
                insert.executeUpdate();
            }
        });
    }

    @Override
    public Flux<ParkedKey> parked(Lane lane) {
        return this.<List<ParkedKey>>read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT kind, id, position, reason FROM parked WHERE generation = ? AND part = ? ORDER BY position")) {
                query.setInt(1, lane.generation());
                query.setInt(2, lane.partition());
                List<ParkedKey> keys = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        keys.add(new ParkedKey(rows.getString(1), rows.getString(2), rows.getLong(3),
                                rows.getString(4)));
                    }
                }
                return keys;
            }
        }).flatMapIterable(keys -> keys);
    }

    @Override
    public Mono<ViewDocument> find(int generation, String kind, String id) {
        return load(new Lane(generation, 0, 0), kind, List.of(id)).mapNotNull(found -> found.get(id));
    }

    @Override
    public Flux<ViewDocument> list(int generation, ListQuery list) {
        return this.<List<ViewDocument>>read(connection -> {
            boolean first = list.afterSort().isEmpty() && list.afterId().isEmpty();
            String beyond = first ? "" : " AND (list_sort, id) " + (list.newestFirst() ? "<" : ">") + " (?, ?)";
            String order = list.newestFirst() ? " DESC" : "";
            String sql = Schema.SELECT_VIEW + " WHERE generation = ? AND kind = ? AND list_key = ?" + beyond
                    + " ORDER BY list_sort" + order + ", id" + order + " LIMIT ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                int i = 1;
                query.setInt(i++, generation);
                query.setString(i++, list.kind());
                query.setString(i++, list.listKey());
                if (!first) {
                    query.setString(i++, list.afterSort());
                    query.setString(i++, list.afterId());
                }
                query.setInt(i, list.limit());
                return documents(query);
            }
        }).flatMapIterable(documents -> documents);
    }

    @Override
    public Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to) {
        return this.<List<BucketSum>>read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(Schema.SUM_BUCKETS)) {
                query.setInt(1, generation);
                query.setString(2, metric);
                query.setString(3, from.toString());
                query.setString(4, to.toString());
                List<BucketSum> sums = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        sums.add(new BucketSum(rows.getString(1), LocalDate.parse(rows.getString(2)),
                                new Amount(rows.getLong(3), rows.getLong(4))));
                    }
                }
                return sums;
            }
        }).flatMapIterable(sums -> sums);
    }

    @Override
    public void close() {
        writing.dispose();
        reading.dispose();
        try {
            writer.close();
            for (Connection reader : readers) {
                reader.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views could not be closed", e);
        }
    }

    private static List<ViewDocument> documents(PreparedStatement query) throws SQLException {
        List<ViewDocument> documents = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                documents.add(new ViewDocument(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4),
                        rows.getString(5), rows.getString(6)));
            }
        }
        return documents;
    }

    private Mono<Void> write(Writing work) {
        return Mono.<Void>fromRunnable(() -> {
            synchronized (writer) {
                inTransaction(work);
            }
        }).subscribeOn(writing);
    }

    private void inTransaction(Writing work) {
        try {
            writer.setAutoCommit(false);
            try {
                work.on(writer);
                writer.commit();
            } catch (SQLException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views could not be written: " + e.getMessage(), e);
        }
    }

    private <T> Mono<T> read(Reading<T> work) {
        return Mono.fromCallable(() -> {
            Connection connection = readers.take();
            try {
                return work.on(connection);
            } finally {
                readers.put(connection);
            }
        }).subscribeOn(reading);
    }

    @FunctionalInterface
    private interface Writing {
        void on(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T on(Connection connection) throws SQLException;
    }
}
