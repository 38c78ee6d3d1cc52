package org.serviceledger.benchmarks.views;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.serviceledger.benchmarks.Report;
import org.serviceledger.benchmarks.ServerBenchmark;
import org.serviceledger.benchmarks.intake.Aims;
import org.serviceledger.benchmarks.intake.ServerUnderTest;

/**
 * The leadership's first screen on the simulated year, in a browser that was never there before, and how long a fact
 * takes to the open page.
 */
public final class PagesBenchmark {

    private static final int PORT = 18_475;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final String PAGE = "/leadership";

    private final Report report;
    private final Aims aims = new Aims();
    private final String script;
    private final Path directory;
    private final boolean quick;

    private PagesBenchmark(String script, Path directory, boolean quick, Report report) {
        this.report = report;
        this.script = script;
        this.directory = directory;
        this.quick = quick;
    }

    /** As {@link ServerBenchmark#main} says. */
    public static void main(String[] args) throws Exception {
        ServerBenchmark.main("pages", args,
                (script, directory, quick, report) -> new PagesBenchmark(script, directory, quick, report)
                        .run());
    }

    private void run() throws Exception {
        FirstLoad.program("chromium");
        long events = quick ? 100_000 : 1_000_000;
        ProvinceLog.lay(script, directory, events, FIRST, LAST);
        report.line("business %,d events of the demonstration's province, %s to %s", events, FIRST, LAST);
        try (ServerUnderTest server = new ServerUnderTest(script, directory, PORT, "--no-simulator")) {
            server.untilAtRest();
            loads();
            live(server);
        }
        aims.printTo(report);
    }

    private void loads() throws Exception {
        int times = quick ? 3 : 7;
        report.line("");
        report.line("== %s, %d times by a browser with an empty cache that has just started; the first is not counted",
                PAGE, times);
        report.line("%8s %10s %10s %12s %10s %10s %9s", "", "a figure", "all six", "interactive", "chart", "over wire",
                "requests");
        List<Double> free = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = 0; i <= times; i++) {
            try (FirstLoad browser = new FirstLoad(PORT)) {
                Map<String, Object> cold = browser.open(PAGE);
                row(i == 0 ? "warm-up" : "cold", cold);
                if (i > 0) {
                    free.add(FirstLoad.number(cold, "free"));
                    bytes.add(FirstLoad.number(cold, "bytes"));
                }
                if (i == times) {
                    row("again", browser.open(PAGE));
                }
            }
        }
        double seconds = FirstLoad.median(free) / 1000;
        double most = bytes.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN) / 1e6;
        aims.atMost("first load: interactive in < 2 s, median", 2, seconds, Aims.shown("%.2f s", seconds));
        aims.atMost("first load: < 1.5 MB over the wire", 1.5, most, Aims.shown("%.2f MB", most));
    }

    private void row(String name, Map<String, Object> seen) {
        report.line("%8s %7.0f ms %7.0f ms %9.0f ms %7.0f ms %7.0f kB %9.0f", name, FirstLoad.number(seen, "first"),
                FirstLoad.number(seen, "all"), FirstLoad.number(seen, "free"), FirstLoad.number(seen, "chart"),
                FirstLoad.number(seen, "bytes") / 1000, FirstLoad.number(seen, "requests"));
    }

    /** From the moment a fact is sent until the frame with the number that it changed. */
    private void live(ServerUnderTest server) throws Exception {
        int times = quick ? 5 : 20;
        report.line("");
        report.line("== A fact on the open page: from sending it until the number has changed, %d times", times);
        String token = server.token("source");
        List<Double> took = new ArrayList<>();
        try (FirstLoad browser = new FirstLoad(PORT); HttpClient client = HttpClient.newHttpClient()) {
            double before = FirstLoad.number(browser.open(PAGE), "moved");
            for (int i = 0; i < times; i++) {
                long sent = System.currentTimeMillis();
                send(client, token, i);
                before = browser.moved(before);
                took.add(before - sent);
            }
        }
        double worst = took.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        report.line("median %.0f ms, at most %.0f ms", FirstLoad.median(took), worst);
        aims.atMost("a posted fact on the open page: ≤ 2 s, the slowest", 2, worst / 1000,
                Aims.shown("%.2f s", worst / 1000));
    }

    private static void send(HttpClient client, String token, int number) throws Exception {
        String caseNo = "PAGES-" + System.currentTimeMillis() + "-" + number;
        String fact = """
                {"specversion":"1.0","id":"%1$s","source":"urn:bench:pages","type":"ApplicationSubmitted","subject":"%1$s",\
                "time":"2026-12-31T10:00:00+08:00","channel":"MOBILE","data":{"caseNo":"%1$s"}}"""
                .formatted(caseNo);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/api/v1/records"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(fact)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("the fact was not recorded: " + answer.statusCode() + " " + answer.body());
        }
    }
}
