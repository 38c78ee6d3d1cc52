package org.serviceledger.projections.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.sqlite.SQLiteConfig;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.projections.store.ViewStoreException;

/**
 * One SQLite file: one connection that writes and a few that read, each group on threads of its own,
 * because JDBC blocks. Readers never wait for the writer (write-ahead log).
 */
final class SqliteFile implements AutoCloseable {

    private static final int READERS = 3;
    private static final int MOST_WAITING = 10_000;
    private static final int BUSY_MILLIS = 10_000;
    private static final int CACHE_KIBIBYTES = 32_768;
    private static final int WRITERS_CACHE_KIBIBYTES = 65_536;
    /**
     * Pages of the write-ahead log after which it is worked into the file, 64 MiB: a page that changes often is
     * written there once, and the disk is what a pass over all events waits for.
     */
    private static final int CHECKPOINT_PAGES = 16_384;
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final Scheduler writing = Schedulers.newBoundedElastic(1, MOST_WAITING, "views-write", 60, true);
    private final Scheduler reading = Schedulers.newBoundedElastic(READERS, MOST_WAITING, "views-read", 60, true);

    private SqliteFile(Connection writer, List<Connection> readers) {
        this.writer = writer;
        this.readers.addAll(readers);
    }

    /**
     * Opens the file, making it when there is none.
     *
     * @throws ViewStoreException.Unavailable when it cannot be opened
     */
    static SqliteFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connection writer = connect(file, WRITERS_CACHE_KIBIBYTES);
            Schema.create(writer);
            try (Statement statement = writer.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            }
            writer.setAutoCommit(false);
            List<Connection> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(connect(file, CACHE_KIBIBYTES));
            }
            return new SqliteFile(writer, readers);
        } catch (IOException | SQLException e) {
            throw new ViewStoreException.Unavailable(
                    "the views in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Connection connect(Path file, int cacheKibibytes) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-cacheKibibytes);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** Does the work in one transaction, on the thread that writes. */
    <T> Mono<T> write(Work<T> work) {
        return Mono.fromCallable(() -> inTransaction(work)).subscribeOn(writing);
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            try {
                T result = work.on(writer);
                writer.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new ViewStoreException.Unavailable("the views could not be written: " + e.getMessage(), e);
        }
    }

    /** Does the work on one of the connections that read. */
    <T> Mono<T> read(Work<T> work) {
        return Mono.fromCallable(() -> {
            Connection connection = readers.take();
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw new ViewStoreException.Unavailable("the views could not be read: " + e.getMessage(), e);
            } finally {
                // Whoever asked may have gone, and this thread been interrupted: the connection goes back all the same.
                readers.add(connection);
            }
        }).subscribeOn(reading);
    }

    /** Lets the work in hand finish, then closes the connections. */
    @Override
    public void close() {
        Mono.when(writing.disposeGracefully(), reading.disposeGracefully()).timeout(CLOSING_PATIENCE)
                .onErrorComplete().block();
        try {
            writer.close();
            for (Connection reader : readers) {
                reader.close();
            }
        } catch (SQLException e) {
            throw new ViewStoreException.Unavailable("the views could not be closed", e);
        }
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
