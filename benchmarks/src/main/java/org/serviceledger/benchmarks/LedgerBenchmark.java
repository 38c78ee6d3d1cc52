package org.serviceledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

/** The ledger on RocksDB, the ceilings of the machine, and PostgreSQL, one after the other in one run. */
public final class LedgerBenchmark {

    private static final long CACHE = 256L << 20;
    private static final int[] PRODUCERS = {1, 8, 64, 512};
    /** So many that a case never grows beyond about a dozen events in a measurement. */
    private static final long FRESH_CASES = 200_000;

    private final Report report = new Report();
    private final Facts facts = new Facts();
    private final Path directory;
    private final Settings settings;
    private double fsyncs;
    private Table table;

    private LedgerBenchmark(Path directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
        this.table = new Table(report, settings, 1);
    }

    /** Arguments: {@code --quick}, {@code --postgres JDBC-URL}, {@code --output FILE}, {@code --directory DIR}. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        String where = Settings.value(arguments, "--directory");
        Path directory = Files.createTempDirectory(
                Path.of(where == null ? System.getProperty("java.io.tmpdir") : where),
                "ledger-bench");
        try {
            new LedgerBenchmark(directory, Settings.of(arguments))
                    .run("./ledger bench ledger" + (arguments.contains("--quick") ? " --quick" : ""));
        } finally {
            Report.delete(directory);
        }
        System.exit(0);
    }

    private void run(String command) throws Exception {
        report.line("command  %s", command.strip());
        report.line("machine  %s", Report.machine());
        report.line("time     %s", OffsetDateTime.now().withNano(0));
        fsyncs = Ceilings.fsyncsPerSecond(directory, settings.time());
        report.line("fsync    %,.0f/s (512 bytes to the end of a file, forced, one thread)", fsyncs);
        report.line("fact     %d bytes of canonical JSON, made anew for each append, with tag and keyed identity",
                facts.next(1).payload().length);
        report.line("heap     -Xmx%d MiB; block cache %d MiB", Runtime.getRuntime().maxMemory() >> 20, CACHE >> 20);
        table = new Table(report, settings, fsyncs);
        ceilings();
        Table.Rates ledger = fresh();
        Peers peers = new Peers(report, settings, table, facts, FRESH_CASES);
        peers.postgres(ledger);
        peers.mongo();
        for (long size : settings.sizes()) {
            filled(size);
        }
        if (settings.output() != null) {
            report.write(settings.output());
        }
    }

    private void ceilings() throws Exception {
        report.line("");
        report.line("== Ceilings: RocksDB alone, synced batches, one thread, keys and payloads only");
        for (int together : new int[]{1, 8, 64, 512}) {
            double rate = Ceilings.rocksDb(directory, facts, together, settings.time());
            report.line("%4d events a batch  %,10.0f events/s  %5.2f x fsync", together, rate, rate / fsyncs);
        }
    }

    private Table.Rates fresh() throws IOException {
        report.line("");
        report.line("== Ledger on RocksDB, fresh stores, %,d warm cases", FRESH_CASES);
        Table.Rates rates;
        try (LedgerTarget target = open("fresh")) {
            rates = table.unconditional(target, PRODUCERS, FRESH_CASES, 1);
            table.unconditional(target, PRODUCERS, FRESH_CASES, 10);
            report.line("store    %,d events, %,d MiB on disk", target.ledger().head().nextPosition(),
                    Report.diskMiB(directory.resolve("fresh")));
        }
        try (LedgerTarget target = open("fresh-conditional")) {
            table.conditional(target, PRODUCERS, FRESH_CASES, 1);
        }
        try (LedgerTarget target = open("fresh-conditional-10")) {
            table.conditional(target, PRODUCERS, FRESH_CASES, 10);
        }
        return rates;
    }

    private void filled(long size) throws Exception {
        report.line("");
        report.line("== Ledger on RocksDB, %,d events of %,d random cases (cold: the cases do not fit the cache)", size,
                size / 12);
        long cases = size / 12;
        try (LedgerTarget target = open("filled")) {
            long from = System.nanoTime();
            target.fillTo(size);
            report.line("filled   %,d events in all after %.0f s", target.ledger().head().nextPosition(), since(from));
            sourcing(target, cases, "idle");
            table.conditional(target, new int[]{64, 512}, cases, 1);
            underLoad(target, cases);
            table.unconditional(target, new int[]{64, 512}, cases, 1);
            report.line("store    %,d events, %,d MiB on disk; heap %d MiB in use, resident %d MiB",
                    target.ledger().head().nextPosition(), Report.diskMiB(directory.resolve("filled")),
                    Report.heapMiB(), Report.residentMiB());
        }
        replay();
        long clean = System.nanoTime();
        open("filled").close();
        report.line("reopen   clean: %.2f s", since(clean));
        KilledWriter.writeAndDie(directory.resolve("filled"), 6);
        long killed = System.nanoTime();
        open("filled").close();
        report.line("reopen   after kill -9 under load: %.2f s", since(killed));
    }

    private void sourcing(LedgerTarget target, long cases, String when) {
        Load.Measured measured = Load.run(1, settings.warmUp(), settings.time(), cases, c -> target.source(c).then());
        report.line("source   a case of a dozen events, decoded, %s: %,.0f/s  p50 %.2f ms  p99 %.2f ms", when,
                measured.perSecond(), measured.p50Millis(), measured.p99Millis());
    }

    private void underLoad(LedgerTarget target, long cases) throws InterruptedException {
        Thread load = Thread.ofPlatform().start(() -> Load.run(64, Duration.ZERO,
                settings.warmUp().plus(settings.time()).plusSeconds(1), cases, c -> target.append(c, 1)));
        sourcing(target, cases, "under 64 producers");
        load.join();
    }

    private void replay() {
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(directory.resolve("filled"), CACHE)) {
            CloudEventCodec codec = facts.codec();
            long from = System.nanoTime();
            Long events = store.events(0, Long.MAX_VALUE).map(codec::recorded).count().block();
            report.line("replay   every event decoded: %,.0f events/s", (events == null ? 0 : events) / since(from));
            long checking = System.nanoTime();
            IntegrityCheck.State state = new IntegrityCheck(store).run().blockLast();
            report.line("verify   every hash: %,.0f events/s, %s",
                    (state == null ? 0 : state.events()) / since(checking),
                    state != null && state.ok() ? "whole" : "DAMAGED");
        }
    }

    private LedgerTarget open(String name) {
        return new LedgerTarget("ledger on RocksDB", RocksDbLedgerStore.open(directory.resolve(name), CACHE), facts);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
