package org.serviceledger.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code import} as it is called, against a whole server. */
class ImportEndToEndTest {

    private static final int CASES = 300;

    @TempDir
    private static Path folder;
    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
        http = new Http(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What a command wrote, and its exit code. */
    private record Run(int code, String output, String errors) {

        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    private static Run run(String... arguments) {
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = LedgerApplication.run(arguments);
            return new Run(code, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }
    }

    private static Run importing(Path file) {
        return run("import", file.toString(), "--url", "http://localhost:" + server.port());
    }

    /** Every case has two steps; each third is still open, each fourth came over the counter. */
    private static String log() {
        StringBuilder log = new StringBuilder("<log><string key=\"concept:name\" value=\"generated\"/>\n");
        for (int i = 0; i < CASES; i++) {
            log.append("<trace><string key=\"concept:name\" value=\"X").append(i).append("\"/>")
                    .append("<date key=\"startdate\" value=\"2025-03-03T09:00:00+08:00\"/>")
                    .append("<string key=\"channel\" value=\"").append(i % 4 == 0 ? "Desk" : "Internet").append("\"/>")
                    .append(i % 3 == 0 ? "" : "<date key=\"enddate\" value=\"2025-03-05T17:00:00+08:00\"/>");
            for (int step = 0; step < 2; step++) {
                log.append("<event><string key=\"concept:name\" value=\"T0").append(step)
                        .append("\"/><date key=\"time:timestamp\" value=\"2025-03-04T1").append(step)
                        .append(":00:00+08:00\"/></event>");
            }
            log.append("</trace>\n");
        }
        return log.append("</log>").toString();
    }

    private static JsonNode takeUp() throws Exception {
        return http.json("/api/v1/rates?metric=online-take-up").get("items").get(0);
    }

    @Test
    void a_log_imported_twice_is_recorded_once_and_changes_no_number() throws Exception {
        // given
        Path file = folder.resolve("log.xes.gz");
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
            zip.write(log().getBytes(StandardCharsets.UTF_8));
        }
        int records = CASES * 3 + CASES * 2 / 3;
        http.viewsFollow();
        JsonNode before = takeUp();
        // when
        Run first = importing(file);
        // then
        assertThat(first.lastLine()).isEqualTo("%d records: %d recorded, 0 duplicate, 0 quarantined, 0 conflict",
                records, records);
        assertThat(first.code()).isZero();
        JsonNode rate = Http.await("the views", ImportEndToEndTest::takeUp,
                r -> r.get("denominator").asInt() == before.get("denominator").asInt() + CASES);
        assertThat(rate.get("numerator").asInt()).isEqualTo(before.get("numerator").asInt() + CASES * 3 / 4);

        // when
        Run second = importing(file);
        // then
        assertThat(second.lastLine()).isEqualTo("%d records: 0 recorded, %d duplicate, 0 quarantined, 0 conflict",
                records, records);
        assertThat(second.code()).isZero();
        assertThat(takeUp().get("numerator")).isEqualTo(rate.get("numerator"));
        assertThat(takeUp().get("denominator")).isEqualTo(rate.get("denominator"));
    }

    @Test
    void what_is_not_understood_is_counted_and_said_with_its_line() throws IOException {
        // given a file whose third line says something else under the first line's id
        Path file = Files.writeString(folder.resolve("mixed.ndjson"), "\uFEFF" + String.join("\r\n",
                Http.closed("mixed-1", "MIXED-1"), "rubbish", Http.closed("mixed-1", "MIXED-2"),
                Http.closed("mixed-1", "MIXED-1")));
        // when
        Run run = importing(file);
        // then
        assertThat(run.lastLine()).isEqualTo("4 records: 1 recorded, 1 duplicate, 1 quarantined, 1 conflict");
        assertThat(run.errors()).contains("line 2: quarantined, malformed-json").contains("line 3: conflict, id-reused")
                .contains("could not read: 1 lines or elements");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void a_file_that_breaks_off_is_imported_up_to_there_and_fails() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("broken.xes"),
                log().replace("X0\"", "BROKEN\"").substring(0, log().indexOf("X1\"")));
        // when
        Run run = importing(file);
        // then
        assertThat(run.lastLine()).startsWith("3 records: 3 recorded");
        assertThat(run.errors()).contains("ledger: the log cannot be read on from line 3");
        assertThat(run.code()).isEqualTo(1);
        Http.await("its case", () -> http.get("/api/v1/cases/BROKEN").statusCode(), status -> status == 200);
    }

    @Test
    void wrong_calls_are_said_in_a_line_and_exit_with_two() {
        // when
        for (String[] call : new String[][]{{"imprt"}, {"import"}, {"import", "/no/such/file"},
                {"import", "a", "--url"}, {"import", "a", "b"}, {"demo", "--port", "x"}, {"demo", "extra"},
                {"verify", "--data", folder.resolve("nowhere").toString()}}) {
            Run run = run(call);
            // then
            assertThat(run.code()).as(String.join(" ", call)).isEqualTo(2);
            assertThat(run.errors()).startsWith("ledger: ").contains("./ledger help").doesNotContain("\tat ");
        }
    }

    @Test
    void serving_without_an_identity_provider_is_refused() {
        Run run = run("serve", "--data", folder.resolve("production").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("identity provider");
        assertThat(folder.resolve("production")).doesNotExist();
    }

    @Test
    void a_data_directory_in_use_is_said_in_a_line() {
        // when a second server wants the first one's data
        Run run = run("demo", "--empty", "--port", "0", "--data", folder.resolve("data").toString());
        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).startsWith("ledger: ").doesNotContain("\tat ");
    }
}
