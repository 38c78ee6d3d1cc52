package org.serviceledger.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.ledger.NewEvent;

/**
 * PostgreSQL as an event table with a table of tags, one row for each event, committed durably. It
 * neither keeps positions in commit order nor chains hashes; a condition is a serialisable transaction.
 */
final class PostgresTarget implements Target {

    private final Facts facts;
    private final BlockingQueue<Connection> connections;
    private final Scheduler threads;
    private final int size;

    PostgresTarget(String url, Facts facts, int size) throws SQLException {
        this.facts = facts;
        this.size = size;
        this.connections = new ArrayBlockingQueue<>(size);
        this.threads = Schedulers.newBoundedElastic(size, 100_000, "postgres");
        for (int i = 0; i < size; i++) {
            connections.add(DriverManager.getConnection(url));
        }
        try (Connection connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute("drop table if exists tags; drop table if exists events");
            statement.execute(
                    "create table events (position bigserial primary key, source text not null, id text not null, "
                            + "type text not null, payload bytea not null, unique (source, id))");
            statement.execute(
                    "create table tags (tag text not null, position bigint not null, primary key (tag, position))");
        }
    }

    @Override
    public String name() {
        return "PostgreSQL 15, events + tags";
    }

    @Override
    public Mono<Void> append(long caseNumber, int events) {
        return work(connection -> {
            connection.setAutoCommit(false);
            insert(connection, caseNumber, events);
            connection.commit();
        });
    }

    @Override
    public Mono<Void> appendConditionally(long caseNumber, int events) {
        return work(connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try {
                try (PreparedStatement select = connection.prepareStatement(
                        "select payload from events join tags using (position) where tag = ? order by position")) {
                    select.setString(1, Facts.tag(caseNumber).toString());
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            facts.codec().decodeStored(rows.getBytes(1));
                        }
                    }
                }
                insert(connection, caseNumber, events);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        });
    }

    private void insert(Connection connection, long caseNumber, int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            NewEvent event = facts.next(caseNumber);
            try (PreparedStatement insert = connection.prepareStatement(
                    "with e as (insert into events (source, id, type, payload) values (?, ?, ?, ?) returning position) "
                            + "insert into tags select ?, position from e")) {
                insert.setString(1, "urn:jianghai:approval");
                insert.setString(2, event.identity() == null ? "" : event.identity().id());
                insert.setString(3, event.type());
                insert.setBytes(4, event.payload());
                insert.setString(5, Facts.tag(caseNumber).toString());
                insert.executeUpdate();
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private Mono<Void> work(Work work) {
        return Mono.<Void>fromCallable(() -> {
            Connection connection = connections.take();
            try {
                work.run(connection);
            } finally {
                connections.add(connection);
            }
            return null;
        }).subscribeOn(threads);
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        for (int i = 0; i < size; i++) {
            connections.take().close();
        }
        threads.dispose();
    }
}
