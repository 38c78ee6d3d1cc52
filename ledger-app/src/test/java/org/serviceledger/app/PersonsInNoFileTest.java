package org.serviceledger.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever gets hold of the ledger's files, views and logs included, finds nobody's name or number in them. */
class PersonsInNoFileTest {

    private static final List<String> SECRETS = List.of("欧阳小明", "990102199003071014", "12912345678", "云台路八百八十八号",
            "990102198511202020", "12987654321");
    private static final String PERSON = """
            {"name":"欧阳小明","idNumber":"990102199003071014","phone":"12912345678","address":"云台路八百八十八号"}""";
    private static final String AGENT = "{\"name\":\"欧阳小明\",\"idNumber\":\"990102198511202020\",\"phone\":\"12987654321\"}";

    @TempDir
    private Path directory;

    @Test
    void a_persons_details_are_in_no_file_of_the_store_the_views_the_quarantine_or_the_log() throws Exception {
        Path data = directory.resolve("data");
        try (ServerProcess server = new ServerProcess(data)) {
            Http http = server.http();

            // given facts with persons in every way in which they can be sent
            String data1 = "{\"caseNo\":\"PLAIN-1\",\"applicant\":" + PERSON + ",\"agent\":" + AGENT + "}";
            assertThat(http.record(submitted("one", "PLAIN-1", data1)).statusCode()).isEqualTo(201);
            assertThat(http.record(submitted("one", "PLAIN-1", data1)).statusCode()).isEqualTo(200);
            assertThat(http.record(submitted("one", "PLAIN-1", data1.replace("1014", "1O14"))).statusCode())
                    .isEqualTo(202);
            assertThat(http.post("/api/v1/records", Http.BATCH, "[" + submitted("two", "PLAIN-2",
                    "{\"caseNo\":\"PLAIN-2\",\"applicant\":" + PERSON + "}") + "]").statusCode()).isEqualTo(200);
            assertThat(http.post("/api/v1/records", Http.NDJSON, submitted("three", "PLAIN-3",
                    "{\"caseNo\":\"PLAIN-3\",\"legalRepresentative\":" + PERSON + "}") + "\n").statusCode())
                    .isEqualTo(200);
            // and where they do not belong
            assertThat(http.record(submitted("four", "PLAIN-4", "{\"caseNo\":\"PLAIN-4\",\"phone\":\"12912345678\"}"))
                    .statusCode()).isEqualTo(202);
            assertThat(http.post("/api/v1/commands/SubmitEvaluation", "application/json",
                    "{\"caseNo\":\"PLAIN-1\",\"satisfaction\":\"SATISFIED\",\"comment\":\"990102199003071014\"}")
                    .statusCode()).isEqualTo(422);

            // when the views have them
            Http.await("the case", () -> http.get("/api/v1/cases/PLAIN-3").statusCode(), status -> status == 200);
            String history = http.get("/api/v1/cases/PLAIN-1/history").body();

            // then readers see that there is somebody, and nothing else
            assertThat(history).contains("\"applicant\":{\"subjectRef\":\"s-").contains("\"idNumber\"")
                    .doesNotContain("sealed").doesNotContain(SECRETS);
            server.kill();
        }

        // then
        assertThat(filesWith("PLAIN-1", StandardCharsets.UTF_8)).as("the search finds what is in the clear")
                .isNotEmpty();
        for (String secret : SECRETS) {
            assertThat(filesWith(secret, StandardCharsets.UTF_8)).as(secret).isEmpty();
            assertThat(filesWith(secret, StandardCharsets.UTF_16LE)).as(secret).isEmpty();
        }
    }

    private List<Path> filesWith(String text, Charset charset) throws IOException {
        byte[] wanted = text.getBytes(charset);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, wanted)).toList();
        }
    }

    private static boolean holds(Path file, byte[] wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String submitted(String id, String caseNo, String data) {
        return Http.fact("ApplicationSubmitted", id, caseNo, "2026-03-16T10:00:00+08:00", ",\"channel\":\"PC\"", data);
    }
}
