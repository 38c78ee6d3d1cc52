package org.serviceledger.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An import that is killed in the middle loses and repeats nothing, and goes on where it was. */
class KilledImportTest {

    private static final int RECORDS = 20_000;
    private static final int CHUNK = 500;
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path folder;

    private Path log() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= RECORDS; i++) {
            text.append(Http.fact("ReviewStepCompleted", "k" + i, "KILLED-" + i / 5, "2026-03-16T10:00:00+08:00",
                    ",\"sourceseq\":" + i, "{\"caseNo\":\"KILLED-" + i / 5 + "\",\"stepName\":\"s\"}")
                    .replace("urn:test", "urn:killed")).append('\n');
        }
        return Files.writeString(folder.resolve("log.ndjson"), text);
    }

    private static Process importing(Path file, int port) throws Exception {
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LedgerApplication.class.getName(), "import", file.toString(), "--url", "http://localhost:" + port))
                .redirectErrorStream(true).redirectOutput(file.resolveSibling("import.log").toFile()).start();
    }

    @Test
    void a_killed_import_is_taken_up_where_it_was_and_everything_is_recorded_once() throws Exception {
        Path file = log();
        Path progress = folder.resolve("log.ndjson.progress");
        try (TestServer server = new TestServer(folder.resolve("data"), Map.of())) {
            // given an importer that is killed while it sends
            Process importer = importing(file, server.port());
            Http.await("the import", () -> Files.exists(progress), there -> there || !importer.isAlive());
            importer.destroyForcibly();
            assertThat(importer.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(importer.exitValue()).as("killed in the middle").isEqualTo(KILLED);
            assertThat(progress).exists();

            // when
            String said = again(file, server.port());

            // then
            assertThat(said).contains("going on after ").contains(RECORDS + " records: ");
            int duplicate = Integer.parseInt(said.replaceAll("(?s).* (\\d+) duplicate.*", "$1"));
            assertThat(duplicate).as("sent again: at most what was on its way").isLessThanOrEqualTo(CHUNK);
            assertThat(progress).doesNotExist();
            Http http = new Http(server.port());
            JsonNode source = Http.await("the view", () -> http.json("/api/v1/inflow?source=urn:killed").get("items")
                    .path(0), row -> row.path("count").asInt() >= RECORDS);
            assertThat(source.get("count").asInt()).isEqualTo(RECORDS);
            assertThat(source.get("missing").asInt()).isZero();
        }
    }

    private static String again(Path file, int port) {
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            assertThat(LedgerApplication.run(
                    new String[]{"import", file.toString(), "--url", "http://localhost:" + port})).isZero();
            return said.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }
    }
}
