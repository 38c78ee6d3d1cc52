package org.serviceledger.core.ledger.rocksdb;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.ledger.Scale;
import org.serviceledger.core.ledger.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** A disk that fails, or a process that dies, at any single write, sync or rename of the store. */
@EnabledIf(value = "canInject", disabledReason = "runs with --full only, and needs strace, which makes system calls fail")
class SystemCallFaultTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"fdatasync, error=EIO", "fsync, error=EIO", "write, error=EIO", "rename, error=EIO",
            "fdatasync, signal=SIGKILL", "write, signal=SIGKILL", "rename, signal=SIGKILL"})
    void what_was_acknowledged_is_there_once_and_dense_wherever_the_fault_strikes(String call, String fault)
            throws Exception {
        int places = Scale.of("places at which " + call + " meets " + fault, 1, 12);
        int fired = 0;
        for (int place = 1; place <= places; place++) {
            // given
            Path store = directory.resolve(call + "-" + place);
            Path trace = directory.resolve(call + "-" + place + ".trace");

            // when
            List<String> printed = run(store, trace, call, fault + ":when=" + place);

            // then
            fired += injected(trace) ? 1 : 0;
            check(store, printed);
        }
        assertThat(fired).as("faults that struck").isPositive();
    }

    private List<String> run(Path store, Path trace, String call, String injection) throws Exception {
        Path output = trace.resolveSibling(trace.getFileName() + ".out");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString(), "-e",
                "trace=" + call, "-e", "inject=" + call + ":" + injection));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), KeyedWriter.class.getName(), store.toString()));
        Files.createDirectories(store);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static boolean injected(Path trace) throws Exception {
        String text = Files.readString(trace, StandardCharsets.ISO_8859_1);
        return text.contains("(INJECTED)") || text.contains("+++ killed by SIGKILL");
    }

    private static void check(Path directory, List<String> printed) {
        Map<String, Long> stored = new HashMap<>();
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(directory, 8 << 20)) {
            List<StoredEvent> events = store.events(0, Long.MAX_VALUE).collectList().block();
            for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).position()).isEqualTo(i);
                assertThat(stored.put(new String(events.get(i).payload(), StandardCharsets.UTF_8), (long) i)).isNull();
            }
        }
        for (String line : printed) {
            if (line.startsWith("acknowledged ")) {
                String[] words = line.split(" ");
                assertThat(stored).as(line).containsEntry(words[1], Long.parseLong(words[2]));
            }
        }
    }

    static boolean canInject() {
        if (!Scale.FULL) {
            return false;
        }
        try {
            File nothing = new File("/dev/null");
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").redirectErrorStream(true)
                    .redirectOutput(nothing).start().waitFor() == 0;
        } catch (java.io.IOException | InterruptedException e) {
            return false;
        }
    }
}
