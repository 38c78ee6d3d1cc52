package org.serviceledger.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a server.
 *
 * @param data      directory that belongs to this server alone
 * @param store     where ledger and views are kept
 * @param keys      file with the keys; {@code keys.properties} in the data directory when not said. All processes
 *                  on one database need the same keys
 * @param cacheMb   memory for stored blocks, outside the Java heap, in MiB
 * @param intake    how records are taken in
 * @param integrity how the stored log is checked
 * @param lookup    how often a case may be looked up without signing in
 * @param supervision how the ledger records what follows from the time alone
 * @param projections how the views are kept up
 * @param demo      what the demonstration does
 */
@ConfigurationProperties("ledger")
public record LedgerProperties(@DefaultValue("./data/ledger") Path data, @DefaultValue("embedded") Store store,
        @Nullable Path keys, @DefaultValue("192") int cacheMb,
        @DefaultValue Intake intake, @DefaultValue Integrity integrity, @DefaultValue Lookup lookup,
        @DefaultValue Supervision supervision, @DefaultValue Projections projections, @DefaultValue Demo demo) {

    /** The file with the keys. */
    public Path keyFile() {
        return keys == null ? data.resolve("keys.properties") : keys;
    }

    /** Where ledger and views are kept. */
    public enum Store {
        /** In the data directory: RocksDB and SQLite. */
        EMBEDDED,
        /** In the database that {@code spring.mongodb.uri} names. */
        MONGODB
    }

    /**
     * @param concurrency how many records of one stream may wait for the ledger at the same time
     */
    public record Intake(@DefaultValue("256") int concurrency) {}

    /**
     * @param interval time between the end of a whole check and the beginning of the next
     */
    public record Integrity(@DefaultValue("1h") Duration interval) {}

    /**
     * How often a case may be looked up by its number and query code, so that no code is found by trying.
     *
     * @param triesOfCase    wrong codes for one case within the window
     * @param triesOfAddress lookups from one network address within the window
     */
    public record Lookup(@DefaultValue("10") int triesOfCase, @DefaultValue("60") int triesOfAddress,
            @DefaultValue("15m") Duration window) {}

    /**
     * How long the ledger waits for facts that happened in time and are told late, and how often it looks.
     *
     * @param grace        before it records that an application counts as accepted (视为受理). A day: what a source
     *                     tells later than that counts as back-dated
     * @param warningGrace before it raises a warning (预警). An hour: a warning that comes late is of no use
     * @param interval     longest time between two looks at what is due
     */
    public record Supervision(@DefaultValue("24h") Duration grace, @DefaultValue("1h") Duration warningGrace,
            @DefaultValue("1s") Duration interval) {}

    /**
     * How the views are kept up, by all processes that share a view store.
     *
     * @param partitions among which the entities of views built from now on are divided; 4 where processes can share the
     *                   view store, else 2
     * @param lease      how long a process may show no sign of life before others take its partitions over
     * @param afterlife  how long views can still be read after those built anew are in use
     */
    public record Projections(@Nullable Integer partitions, @DefaultValue("5s") Duration lease,
            @DefaultValue("10m") Duration afterlife) {

        /** Enough to be shared among processes; those of one process cost it time, two let it fold and write at once. */
        int partitionsFor(boolean shared) {
            return partitions != null ? partitions : shared ? 4 : 2;
        }
    }

    /**
     * @param province    whether the fictional province is loaded
     * @param simulator   whether live business is played in it
     * @param seed        chooses people, cases and courses
     * @param firstDay    first day of business
     * @param casesPerDay cases begun on a usual working day, in the mean
     * @param live        when history ends and live business begins
     * @param speed       minutes that go by in a second of live business
     * @param lastDay     last day of business; absent when it goes on
     * @param together    how much of history is sent at once: much is loaded sooner, and recorded later after it happened
     */
    public record Demo(@DefaultValue("false") boolean province, @DefaultValue("false") boolean simulator,
            @DefaultValue("2018") long seed, @DefaultValue("2026-02-02") LocalDate firstDay,
            @DefaultValue("150") double casesPerDay, @DefaultValue("2026-03-16T09:30") LocalDateTime live,
            @DefaultValue("1") int speed, @Nullable LocalDate lastDay, @DefaultValue("2m") Duration together) {}
}
