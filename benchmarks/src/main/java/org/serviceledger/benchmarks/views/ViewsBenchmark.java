package org.serviceledger.benchmarks.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

import org.serviceledger.benchmarks.Ceilings;
import org.serviceledger.benchmarks.Report;
import org.serviceledger.benchmarks.ServerBenchmark;
import org.serviceledger.benchmarks.intake.Aims;
import org.serviceledger.benchmarks.intake.Business;
import org.serviceledger.benchmarks.intake.Senders;
import org.serviceledger.benchmarks.intake.ServerUnderTest;

/**
 * The views of the simulated province: made of a log from its beginning, kept up while business goes on, and
 * read over HTTP as the pages read them.
 */
public final class ViewsBenchmark {

    private static final int PORT = 18_474;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int TIMES = 100;
    private static final int WARM_UP = 20;
    /** For so many seconds nothing is recorded any more. */

    private final Report report;
    private final Aims aims = new Aims();
    private final String script;
    private final Path directory;
    private final LocalDate last;
    private final long events;
    private final Duration steady;

    private ViewsBenchmark(String script, Path directory, boolean quick, Report report) {
        this.report = report;
        this.script = script;
        this.directory = directory;
        this.last = quick ? LocalDate.of(2026, 3, 31) : LocalDate.of(2026, 9, 30);
        this.events = quick ? 100_000 : 1_000_000;
        this.steady = Duration.ofSeconds(quick ? 20 : 90);
    }

    /** As {@link ServerBenchmark#main} says. */
    public static void main(String[] args) throws Exception {
        ServerBenchmark.main("views", args,
                (script, directory, quick, report) -> new ViewsBenchmark(script, directory, quick, report)
                        .run());
    }

    private void run() throws Exception {
        report.line("fsync    %,.0f/s (512 bytes to the end of a file, forced, one thread)",
                Ceilings.fsyncsPerSecond(directory, Duration.ofSeconds(3)));
        long from = System.nanoTime();
        ProvinceLog.lay(script, directory, events, FIRST, last);
        report.line("business %,d events of the demonstration's province, %s to %s, written in %.0f s", events, FIRST,
                last, (System.nanoTime() - from) / 1e9);
        ownRecords();
        onePass();
        try (ServerUnderTest server = server()) {
            server.untilCaughtUp();
            questions(server);
        }
        try (ServerUnderTest server = server()) {
            live(server);
        }
        aims.printTo(report);
    }

    /** Lets the ledger record by itself what it would have recorded as time went by: warnings and deemed acceptances. */
    private void ownRecords() throws Exception {
        try (ServerUnderTest server = server()) {
            long first = server.position();
            server.untilAtRest();
            report.line("the ledger recorded of them %,d by itself", server.position() - Math.max(first, events - 1));
        }
    }

    private void onePass() throws Exception {
        report.line("");
        report.line("== One pass over all views, from an empty view store, while nothing else goes on");
        for (String file : List.of("views.sqlite", "views.sqlite-wal", "views.sqlite-shm")) {
            Files.deleteIfExists(directory.resolve("data").resolve(file));
        }
        try (ServerUnderTest server = server()) {
            long first = server.position();
            long from = System.nanoTime();
            server.untilCaughtUp();
            double seconds = (System.nanoTime() - from) / 1e9;
            long end = server.position();
            double perSecond = (end - first) / seconds;
            report.line("%,d events in all; from position %,d to the end in %.1f s, %,.0f events/s", end + 1, first,
                    seconds, perSecond);
            report.line("heap %d MiB after a collection, resident %d MiB", server.heapMiB(), server.residentMiB());
            aims.atLeast("one pass over all views: ≥ 10,000 events/s", 10_000, perSecond,
                    Aims.shown("%,.0f/s", perSecond));
        }
        report.line("views.sqlite %,d MiB", Files.size(directory.resolve("data").resolve("views.sqlite")) >> 20);
    }

    private void questions(ServerUnderTest server) throws Exception {
        Map<String, String> tokens = new HashMap<>();
        for (Questions.Kind kind : Questions.of(server, last)) {
            report.line("");
            report.line("== %s, over HTTP, one at a time: %d answers after %d others", kind.name(), TIMES, WARM_UP);
            double worst = 0;
            for (Questions.Question question : kind.questions()) {
                if (!tokens.containsKey(question.who())) {
                    tokens.put(question.who(), server.token(question.who()));
                }
                Histogram latency = measure(server, question, tokens.get(question.who()));
                double p99 = latency.getValueAtPercentile(99) / 1e6;
                worst = Math.max(worst, p99);
                report.line("%-30s p50 %8.1f ms  p99 %8.1f ms", question.name(),
                        latency.getValueAtPercentile(50) / 1e6, p99);
            }
            aims.atMost("%s, the slowest question's p99: < %,d ms".formatted(kind.name(), kind.mostMillis()),
                    kind.mostMillis(), worst, Aims.shown("%.0f ms", worst));
        }
    }

    private static Histogram measure(ServerUnderTest server, Questions.Question question, String token)
            throws Exception {
        Histogram latency = new Histogram(3);
        List<String> paths = question.paths();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            long from = System.nanoTime();
            server.get(paths.get(i % paths.size()), token);
            if (i >= WARM_UP) {
                latency.recordValue(System.nanoTime() - from);
            }
        }
        return latency;
    }

    private void live(ServerUnderTest server) throws Exception {
        report.line("");
        report.line("== 1,000 facts/s through the intake for %d s, on top of all that", steady.toSeconds());
        server.untilCaughtUp();
        Instant morning = last.plusDays(1).atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
        try (Senders senders = new Senders(server, new Business("20260401", morning))) {
            senders.steady(1_000);
            Thread.sleep(steady);
            double median = server.delaySeconds("0.5") * 1000;
            double p99 = server.delaySeconds("0.99") * 1000;
            report.line("%,d recorded, %d not; of each batch the fact that waited longest for the views: p50 %.0f ms,"
                    + " p99 %.0f ms", senders.recorded(), senders.other(), median, p99);
            aims.atMost("live lag at 1,000 events/s: p99 ≤ 250 ms", 250, p99, Aims.shown("%.0f ms", p99));
        }
    }

    private ServerUnderTest server() throws Exception {
        return new ServerUnderTest(script, directory, PORT, "--no-simulator");
    }
}
