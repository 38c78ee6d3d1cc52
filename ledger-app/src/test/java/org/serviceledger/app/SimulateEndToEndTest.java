package org.serviceledger.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./ledger simulate}, as it is called, and the demonstration that goes on from there. */
class SimulateEndToEndTest {

    private static final Pattern RECORDS = Pattern.compile("(\\d+) records about (\\d+) cases");

    private static final Pattern OWN = Pattern.compile("(\\d+) records that the ledger has made by itself");

    /** Records that cannot be understood, which come when the demonstration begins. */
    private static final int IN_QUARANTINE = 3;

    @TempDir
    private Path directory;

    private record Run(int code, String output) {}

    private Run simulate(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(), "simulate", "--data", directory.resolve("data").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    @Test
    void days_are_played_once_and_the_demonstration_goes_on_from_there() throws Exception {
        // when
        Run first = simulate("--from", "2026-03-02", "--to", "2026-03-03", "--cases-per-day", "20");
        Run longer = simulate("--from", "2026-03-02", "--to", "2026-03-04", "--cases-per-day", "20");
        // then
        assertThat(first.code()).as(first.output()).isZero();
        assertThat(first.output()).contains("ticket-missed", "online-take-up", "CaseClosed");
        assertThat(records(longer)).as(longer.output()).isGreaterThan(records(first)).isGreaterThan(200);
        // and the same days cannot be made others
        Run other = simulate("--from", "2026-03-02", "--to", "2026-03-04", "--cases-per-day", "20", "--seed", "9");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.output()).contains("business began with");
        // and the demonstration finds all of it, once, beside what the province was founded with
        try (TestServer server = new TestServer(directory.resolve("data"),
                Map.of("ledger.demo.province", true, "ledger.demo.first-day", "2026-03-02",
                        "ledger.demo.cases-per-day", 20, "ledger.demo.live", "2026-03-05T00:00",
                        "ledger.supervision.interval", "1h"))) {
            Http http = new Http(server.port());
            Http.await("the province", () -> http.json("/demo/status").get("state").asString(), "LOADED"::equals);
            long head = http.json("/api/v1/integrity").get("head").get("position").asLong();
            long founding = org.serviceledger.app.demo.province.Province.load().foundation().size();
            assertThat(own(longer)).isPositive();
            assertThat(head + 1).isEqualTo(founding + records(longer) + own(longer) + IN_QUARANTINE);
        }
    }

    /** What the ledger has recorded by itself, because time had passed. */
    private static long own(Run run) {
        return number(run, OWN);
    }

    private static long records(Run run) {
        return number(run, RECORDS);
    }

    private static long number(Run run, Pattern pattern) {
        Matcher found = pattern.matcher(run.output());
        assertThat(found.find()).as(run.output()).isTrue();
        return Long.parseLong(found.group(1));
    }

    @Test
    void what_cannot_be_simulated_is_said() throws Exception {
        for (String[] wrong : new String[][]{{"--from", "2026-03-02"}, {"--from", "2026-03-02", "--to", "2026-03-01"},
                {"--from", "2017-03-02", "--to", "2017-03-03"}, {"--from", "x", "--to", "2026-03-03"},
                {"--from", "2026-03-02", "--to", "2026-03-03", "--speed", "0"},
                {"--from", "2026-03-02", "--to", "2026-03-03", "--cases-per-day", "many"}}) {
            Run run = simulate(wrong);
            assertThat(run.code()).as(run.output()).isEqualTo(2);
            assertThat(run.output()).startsWith("ledger: ").doesNotContain("Exception");
        }
    }
}
