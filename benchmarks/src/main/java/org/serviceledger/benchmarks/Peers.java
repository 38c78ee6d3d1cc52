package org.serviceledger.benchmarks;

import java.time.Duration;
import java.util.Objects;

import org.serviceledger.core.ledger.mongodb.MongoLedgerStore;

/** Others that keep events, and the ledger on MongoDB's wire, measured like the ledger itself. */
final class Peers {

    private static final int[] FEW = {1, 8, 64};
    private static final int[] MANY = {1, 8, 64, 512};

    private final Report report;
    private final Settings settings;
    private final Table table;
    private final Facts facts;
    private final long cases;

    Peers(Report report, Settings settings, Table table, Facts facts, long cases) {
        this.report = report;
        this.settings = settings;
        this.table = table;
        this.facts = facts;
        this.cases = cases;
    }

    void postgres(Table.Rates ledger) throws Exception {
        report.line("");
        String url = settings.postgres();
        if (url == null) {
            report.line("== PostgreSQL and Axon's JPA engine on it: not measured, PostgreSQL is not installed");
            return;
        }
        report.line("== PostgreSQL 15, one row for each event and one for its tag, synchronous_commit=on, fresh");
        try (PostgresTarget target = new PostgresTarget(url, facts, 64)) {
            double at64 = table.both(target, FEW, cases, 1).at64();
            report.line("ratio    ledger on RocksDB to PostgreSQL at 64 producers: %.2f x", ledger.at64() / at64);
        }
        report.line("");
        report.line("== Axon Framework 5.0.1's JPA engine with Hibernate on the same PostgreSQL, fresh");
        try (AxonJpaTarget target = new AxonJpaTarget(url, facts, 64)) {
            double at64 = table.both(target, FEW, cases, 1).at64();
            report.line("ratio    ledger on RocksDB to Axon's JPA engine at 64 producers: %.2f x",
                    ledger.at64() / at64);
        }
    }

    /** All over the wire to a stand-in: what is measured is the protocol and the client, not a real server. */
    void mongo() throws Exception {
        report.line("");
        report.line(
                "== MongoDB's wire: mongo-java-server 1.47.0 in a process of its own, everything in memory, no real server");
        try (StandInProcess standIn = new StandInProcess()) {
            report.line("driver   blocks of 64 payloads, one insert after the other: %,.0f events/s",
                    MongoCeiling.inserts(standIn.address("raw"), facts, settings.time()));
        }
        Table.Rates ledger;
        try (StandInProcess standIn = new StandInProcess(); LedgerTarget target = onMongo(standIn.address("ledger"))) {
            ledger = table.unconditional(target, MANY, cases, 1);
        }
        if (settings.axon4() == null) {
            report.line("Axon 4.12 with axon-mongo 4.12.0: not measured, it could not be built");
            return;
        }
        try (StandInProcess standIn = new StandInProcess()) {
            double at64 = 0;
            double most = 0;
            for (String line : OtherProcess.lines(settings.axon4(),
                    "org.serviceledger.benchmarks.axon4.AxonMongoBenchmark", standIn.address("axon"),
                    settings.warmUp().toString(), settings.time().toString())) {
                String[] rowAndRate = line.split("\t", 2);
                report.line("%s", rowAndRate[1]);
                most = Double.parseDouble(rowAndRate[0]);
                at64 = line.contains("  64 producers") ? most : at64;
            }
            report.line("ratio    ledger to axon-mongo: %.2f x at 64 producers, %.2f x at 512", ledger.at64() / at64,
                    ledger.most() / most);
        }
        report.line("Occurrent: not measured, its artifacts do not resolve from Maven Central");
    }

    private LedgerTarget onMongo(String address) {
        return new LedgerTarget("ledger on MongoDB's wire",
                Objects.requireNonNull(MongoLedgerStore.open(address).block(Duration.ofSeconds(20))), facts);
    }
}
