package org.serviceledger.app;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A disk that is full stops nothing but appending, and appending goes on by itself when there is space again. */
class FullDiskTest {

    private static final int CHUNK = 200;

    @TempDir
    private Path directory;

    @Test
    @EnabledIf(value = "mayMount", disabledReason = "a small file system can be mounted by root only, with mount")
    void a_full_disk_is_a_problem_507_and_space_that_comes_back_is_used_without_a_restart() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", disk.toString());
        Path ballast = disk.resolve("ballast");
        try (ServerProcess server = new ServerProcess(disk.resolve("data"))) {
            Http http = server.http();
            assertThat(http.record(Http.submitted("before", "FULL-0", "PC")).statusCode()).isEqualTo(201);

            // when the disk fills up
            fill(ballast);
            int chunk = 0;
            HttpResponse<String> answer = batch(http, chunk);
            while (answer.statusCode() == 200 && chunk < 500) {
                answer = batch(http, ++chunk);
            }

            // then it is said so
            Problem.check(answer, 507, "storage-full");
            Problem.check(http.record(Http.submitted("meanwhile", "FULL-1", "PC")), 507, "storage-full");
            assertThat(http.get("/api/v1/cases/FULL-0/history").statusCode()).isEqualTo(200);

            // when there is space again
            Files.delete(ballast);

            // then the same records go in, and nothing is there twice or in part
            Http.await("appending to go on", () -> http.record(Http.submitted("after", "FULL-2", "PC")).statusCode(),
                    status -> status == 201 || status == 200);
            int last = chunk;
            assertThat(batch(http, last).statusCode()).isEqualTo(200);
            List<String> positions = Http.json(batch(http, last)).valueStream()
                    .map(result -> result.get("status").asString()).distinct().toList();
            assertThat(positions).containsExactly("duplicate");
            assertThat(http.json("/api/v1/cases/FULL-" + (last * CHUNK + 1000) + "/history").get("items").size())
                    .isEqualTo(1);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static HttpResponse<String> batch(Http http, int chunk) throws Exception {
        String records = String.join(",", IntStream.range(0, CHUNK).map(i -> chunk * CHUNK + i + 1000)
                .mapToObj(i -> Http.submitted("full-" + i, "FULL-" + i, "PC")).toList());
        return http.post("/api/v1/records", Http.BATCH, "[" + records + "]");
    }

    /** Leaves some space, which the ledger's own writing uses up. */
    private static void fill(Path ballast) throws IOException {
        long free = ballast.getParent().toFile().getUsableSpace();
        byte[] piece = new byte[1 << 20];
        try (var out = Files.newOutputStream(ballast)) {
            for (long left = free - (3 << 20); left > 0; left -= piece.length) {
                out.write(piece);
            }
        }
    }

    static boolean mayMount() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }
}
