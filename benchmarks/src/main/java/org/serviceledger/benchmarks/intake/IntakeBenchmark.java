package org.serviceledger.benchmarks.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;

import org.serviceledger.benchmarks.Ceilings;
import org.serviceledger.benchmarks.Report;
import org.serviceledger.benchmarks.ServerBenchmark;

/** What the whole server takes in over HTTP while it keeps its views, on a fresh store each time. */
public final class IntakeBenchmark {

    private static final int PORT = 18_473;

    private static final double A_FLAT_HEAP = 1.25;

    private final Report report;
    private final Aims aims = new Aims();
    private final String script;
    private final Path directory;
    private final Duration warmUp;
    private final Duration time;
    private final Duration steady;

    private IntakeBenchmark(String script, Path directory, boolean quick, Report report) {
        this.report = report;
        this.script = script;
        this.directory = directory;
        this.warmUp = Duration.ofSeconds(quick ? 5 : 20);
        this.time = Duration.ofSeconds(quick ? 5 : 20);
        this.steady = quick ? Duration.ofSeconds(30) : Duration.ofMinutes(10);
    }

    /** As {@link ServerBenchmark#main} says. */
    public static void main(String[] args) throws Exception {
        ServerBenchmark.main("intake", args,
                (script, directory, quick, report) -> new IntakeBenchmark(script, directory, quick, report)
                        .run());
    }

    private void run() throws Exception {
        report.line("fsync    %,.0f/s (512 bytes to the end of a file, forced, one thread)",
                Ceilings.fsyncsPerSecond(directory, Duration.ofSeconds(3)));
        report.line("server   ./ledger demo --empty, its views kept meanwhile; load and server share the cores");
        report.line("fact     %d to %d bytes, nine a case, every ninth names its applicant",
                new Business("20260101").next().length - 130, new Business("20260101").next().length);
        streams();
        posts();
        steady();
        aims.printTo(report);
    }

    private void streams() throws Exception {
        report.line("");
        report.line("== Streams (application/x-ndjson), each answered line by line");
        try (ServerUnderTest server = server("streams")) {
            double best = 0;
            for (int count : new int[]{1, 2, 4}) {
                try (Senders senders = new Senders(server, new Business("2026010" + count))) {
                    senders.streams(count);
                    best = Math.max(best, measure("%d streams".formatted(count), senders, server).perSecond());
                }
                untilCaughtUp(server);
            }
            aims.atLeast("streams: ≥ 15,000 facts/s", 15_000, best, Aims.shown("%,.0f/s", best));
        }
    }

    private void posts() throws Exception {
        report.line("");
        report.line("== Single posts, each answered before the next on its connection");
        try (ServerUnderTest server = server("posts")) {
            Measured last = new Measured(0, 0);
            for (int connections : new int[]{1, 8, 64}) {
                try (Senders senders = new Senders(server, new Business("202602%02d".formatted(connections)))) {
                    senders.posts(connections);
                    last = measure("%d connections".formatted(connections), senders, server);
                }
                untilCaughtUp(server);
            }
            aims.atLeast("single posts, 64 connections: ≥ 1,500/s", 1_500, last.perSecond(),
                    Aims.shown("%,.0f/s", last.perSecond()));
            aims.atMost("single posts, 64 connections: p99 ≤ 100 ms", 100, last.p99Millis(),
                    Aims.shown("%.1f ms", last.p99Millis()));
        }
    }

    private record Measured(double perSecond, double p99Millis) {}

    private Measured measure(String what, Senders senders, ServerUnderTest server) throws Exception {
        Thread.sleep(warmUp);
        senders.takeLatencies();
        long before = senders.recorded();
        long from = System.nanoTime();
        Thread.sleep(time);
        double rate = (senders.recorded() - before) / ((System.nanoTime() - from) / 1e9);
        Histogram latency = senders.takeLatencies();
        String percentiles = latency.getTotalCount() == 0
                ? ""
                : "  p50 %6.2f ms  p99 %6.2f ms".formatted(latency.getValueAtPercentile(50) / 1e6,
                        latency.getValueAtPercentile(99) / 1e6);
        report.line("%-16s %,9.0f facts/s%s  views behind by %,d  (%d not recorded)", what, rate, percentiles,
                server.lag(), senders.other());
        return new Measured(rate, latency.getValueAtPercentile(99) / 1e6);
    }

    private void untilCaughtUp(ServerUnderTest server) throws Exception {
        long from = System.nanoTime();
        server.untilCaughtUp();
        report.line("                 views caught up %.1f s after the end", (System.nanoTime() - from) / 1e9);
    }

    private void steady() throws Exception {
        report.line("");
        report.line("== 1,000 facts/s for %d s: memory after a collection, and how far the views are behind",
                steady.toSeconds());
        try (ServerUnderTest server = server("steady");
                Senders senders = new Senders(server, new Business("20260301"))) {
            senders.steady(1_000);
            long from = System.nanoTime();
            long worst = 0;
            long nextLine = 0;
            List<Long> heaps = new ArrayList<>();
            while (System.nanoTime() - from < steady.toNanos()) {
                Thread.sleep(500);
                long lag = server.lag();
                worst = Math.max(worst, lag);
                long second = (System.nanoTime() - from) / 1_000_000_000L;
                if (second >= nextLine) {
                    heaps.add(server.heapMiB());
                    report.line("%4d s  %,9d recorded  heap %4d MiB  resident %5d MiB  behind by %,d", second,
                            senders.recorded(), heaps.getLast(), server.residentMiB(), lag);
                    nextLine = second + Math.max(10, steady.toSeconds() / 10);
                }
            }
            report.line("in all   %,d recorded, %d not; views behind by at most %,d events, that is %.2f s of business",
                    senders.recorded(), senders.other(), worst, worst / 1000.0);
            // The first collection comes before the caches are full.
            long early = heaps.get(Math.min(1, heaps.size() - 1));
            aims.atMost("1,000 facts/s for %d s: flat heap".formatted(steady.toSeconds()), A_FLAT_HEAP * early,
                    heaps.getLast(), Aims.shown("%d MiB, then %d MiB", early, heaps.getLast()));
            aims.atMost("1,000 facts/s: views less than 2 s behind", 2, worst / 1000.0,
                    Aims.shown("%.2f s at most", worst / 1000.0));
        }
    }

    private ServerUnderTest server(String name) throws Exception {
        return new ServerUnderTest(script, Files.createDirectory(directory.resolve(name)), PORT, "--empty");
    }
}
