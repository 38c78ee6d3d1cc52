package org.serviceledger.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.schema.EventExample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets Jazzer look for input that makes a decoder do what it never may ({@link DecoderTarget}): it mutates examples of
 * all facts, a log and identifiers, guided by the branches that they take. In a process of its own, since it rewrites
 * every class that is loaded.
 */
class DecoderFuzzTest {

    private static final boolean FULL = Boolean.getBoolean("ledger.test.full");
    private static final int RUNS = FULL ? 500_000 : 1_000;
    private static final int MINUTES = FULL ? 60 : 5;
    private static final String SEED = "20260316";
    private static final Pattern DONE = Pattern.compile("#\\d+\\s+DONE\\s+cov: (\\d+)");
    private static final List<String> IDENTIFIERS = List.of("11010519491231002X", "91350100M000100Y43",
            "12441500196720244T", "196720244", "990102000000", "C-2026-1");

    @TempDir
    private Path directory;

    @Test
    void no_input_makes_a_decoder_fail() throws Exception {
        // given
        Path corpus = Files.createDirectory(directory.resolve("corpus"));
        for (String type : EventVocabulary.factTypes()) {
            Files.writeString(corpus.resolve(type), EventExample.of(type).toString());
        }
        for (String identifier : IDENTIFIERS) {
            Files.writeString(corpus.resolve(identifier), identifier);
        }
        Files.writeString(corpus.resolve("log"), XesImportTest.ONE_CASE);
        // when
        String output = jazzer(corpus);
        // then
        Matcher done = DONE.matcher(output);
        assertThat(done.find()).as(output).isTrue();
        int covered = Integer.parseInt(done.group(1));
        System.out.println("size of this run: " + RUNS + " inputs, " + covered + " branches covered");
        assertThat(covered).as("branches of the decoders that were taken").isGreaterThan(1500);
    }

    private String jazzer(Path corpus) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + DecoderTarget.class.getName(),
                "--instrumentation_includes=org.serviceledger.core.**:org.serviceledger.app.cli.**",
                "--reproducer_path=" + directory, "-artifact_prefix=" + directory + "/", "-runs=" + RUNS,
                "-seed=" + SEED, "-rss_limit_mb=0", "-max_len=4096", corpus.toString())
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
