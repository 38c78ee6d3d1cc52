package org.serviceledger.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs much larger than the memory of the process that reads them. */
class LargeLogTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long BYTES = (Boolean.getBoolean("ledger.test.full") ? 500 : 100) * MEGABYTE;
    private static final String HEAP = "-Xmx24m";

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "xes"})
    void a_log_of_any_size_is_read_in_the_same_memory(String kind) throws Exception {
        // when
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                EndlessFile.class.getName(), kind, String.valueOf(BYTES))).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        long bytes = Long.parseLong(said.replaceAll("(?s).* of (\\d+) bytes.*", "$1").strip());
        assertThat(bytes).as(said).isGreaterThanOrEqualTo(BYTES);
    }
}
