package org.serviceledger.projections.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.read.ProjectionStatus.Phase;
import org.serviceledger.projections.runner.ViewsDigest.Digest;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process is killed with SIGKILL in the middle of its batches, again and again on the same files, every
 * second time while views are built anew. After each time every number is that of the log folded from its
 * beginning. Kills that missed a batch do not count.
 */
class KillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = Boolean.getBoolean("ledger.test.full") ? 50 : 3;
    private static final int FACTS_A_ROUND = 240;

    @TempDir
    private Path directory;
    private final Random random = new Random(9);
    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void after_each_kill_in_the_middle_of_a_batch_every_number_is_that_of_the_log() throws Exception {
        List<EventEnvelope> facts = RandomProvince.facts(3, ROUNDS * 50);
        Path ledger = directory.resolve("ledger");
        Path views = Files.createDirectory(directory.resolve("views"));
        int next = 0;
        int rounds = 0;
        for (int tries = 0; rounds < ROUNDS; tries++) {
            assertThat(tries).as("kills that missed").isLessThan(ROUNDS * 4);
            // given
            next = append(ledger, facts, next, FACTS_A_ROUND);
            // when
            boolean inside = kill(ledger, views, rounds % 2 == 1);
            // then
            assertThat(recovered(ledger, views, rounds)).isEqualTo(undisturbed(ledger, rounds));
            rounds += inside ? 1 : 0;
        }
    }

    private int append(Path directory, List<EventEnvelope> facts, int from, int count) {
        int to = Math.min(facts.size(), from + count);
        if (from < to) {
            try (Ledger ledger = KilledRunner.open(directory)) {
                ledger.append(new Append(facts.subList(from, to).stream().map(fact -> new NewEvent(fact.type(),
                        CloudEventCodec.CONTENT_TYPE, codec.encode(fact), fact.data().tags(), null)).toList(), null))
                        .block(PATIENCE);
            }
        }
        return to;
    }

    /** Whether a partition had begun to write a batch and not ended it. */
    private boolean kill(Path ledger, Path views, boolean rebuild) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), KilledRunner.class.getName(), ledger.toString(),
                views.resolve("views.db").toString(), String.valueOf(rebuild))
                .redirectError(directory.resolve("stderr.txt").toFile()).start();
        Set<String> open = new HashSet<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int batches = 1 + random.nextInt(rebuild ? 30 : 12);
            String line;
            while ((line = output.readLine()) != null && !line.equals("DONE")) {
                note(open, line);
                if (line.startsWith("B") && --batches == 0) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
                    // By its handle: the process itself would close what it has said and was not read yet.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(line != null || batches <= 0).as(() -> "the process ended by itself: " + errors()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return !open.isEmpty();
    }

    private static void note(Set<String> open, String line) {
        if (line.startsWith("B ")) {
            open.add(line.substring(2));
        } else if (line.startsWith("E ")) {
            open.remove(line.substring(2));
        }
    }

    private String errors() {
        try {
            return Files.readString(directory.resolve("stderr.txt"));
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    /** Goes on with a copy of what the kill has left, so that the next kill meets it as it was left. */
    private Digest recovered(Path ledger, Path views, int round) throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy-" + round + "-" + random.nextInt()));
        try (var files = Files.list(views)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return folded(ledger, copy.resolve("views.db"));
    }

    private Digest undisturbed(Path ledger, int round) {
        return folded(ledger, directory.resolve("undisturbed-" + round + "-" + random.nextInt() + ".db"));
    }

    private Digest folded(Path directory, Path views) {
        try (Ledger ledger = KilledRunner.open(directory);
                ViewStore store = SqliteViewStore.open(views);
                ProjectionRunner runner = new ProjectionRunner(ledger, codec, store, Views.ALL,
                        new SimpleMeterRegistry(), Projection.FEW_RETRIES.with(KilledRunner.SHARING), "v1")) {
            runner.start();
            Await.until("the end", () -> runner.position() == ledger.head().nextPosition() - 1);
            Await.until("nothing is being built", () -> runner.status().rebuild() == null
                    || runner.status().rebuild().phase() == Phase.SWITCHED
                            && runner.generations().inUse() == runner.status().rebuild().generation());
            Await.until("the end", () -> runner.position() == ledger.head().nextPosition() - 1);
            int used = runner.generations().inUse();
            assertThat(new RateInvariant(store, used, Views.ALL).check().block(PATIENCE)).isEmpty();
            Digest digest = new ViewsDigest(store, Views.ALL).of(used).block(PATIENCE);
            assertThat(digest.documents()).isGreaterThan(10);
            return digest;
        }
    }
}
