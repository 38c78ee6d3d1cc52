package org.serviceledger.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An import that is interrupted goes on where it stopped, if it is the same file and the same ledger. */
class ImportRunTest {

    private static final int RECORDS = 3000;
    private static final int LOST_AFTER = 1234;
    private static final int CHUNK = 500;

    @TempDir
    private Path folder;
    private PretendedLedger ledger;

    @BeforeEach
    void start() throws IOException {
        ledger = new PretendedLedger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private record Run(int code, String output, String errors) {}

    private Run run(Path file) throws Exception {
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            RecordSender sender = new RecordSender(ledger.address(), Duration.ofMillis(400));
            int code = new ImportRun(file, Map.of(), sender).run();
            return new Run(code, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }
    }

    private static String records() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            text.append("{\"id\":\"r").append(i).append("\"}\n");
        }
        return text.toString();
    }

    private static Path progressOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".progress");
    }

    /** Imports a file whose server is lost in the middle. */
    private Run interrupted(Path file) throws Exception {
        ledger.loseAfter(LOST_AFTER);
        Run run = run(file);
        assertThat(ledger.isLost()).as("the server was lost").isTrue();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).contains("gave up");
        assertThat(progressOf(file)).exists();
        ledger.comeBack();
        return run;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_import_goes_on_after_what_was_acknowledged(boolean packed) throws Exception {
        // given
        Path file = packed ? ImportedFile.gzipped(folder, records()) : ImportedFile.plain(folder, records());
        Run first = interrupted(file);
        int acknowledged = Integer.parseInt(first.output().replaceAll("(?s)(\\d+) records.*", "$1").strip());
        assertThat(acknowledged).isBetween(LOST_AFTER / CHUNK * CHUNK, LOST_AFTER);
        // when
        Run second = run(file);
        // then what was acknowledged is neither sent again, but for the last of it, nor forgotten
        assertThat(second.errors()).contains("going on after " + acknowledged + " records");
        assertThat(ledger.received()).isEqualTo(RECORDS - acknowledged + CHUNK);
        assertThat(ledger.stored()).isEqualTo(RECORDS);
        assertThat(second.output()).startsWith(RECORDS + " records: ");
        assertThat(second.code()).isZero();
        assertThat(progressOf(file)).doesNotExist();
        // when it is imported once more
        assertThat(run(file).output())
                .startsWith(RECORDS + " records: 0 recorded, " + RECORDS + " duplicate, 0 quarantined");
    }

    @Test
    void another_ledger_at_the_same_address_is_sent_everything() throws Exception {
        // given
        Path file = ImportedFile.plain(folder, records());
        interrupted(file);
        ledger.forgetAll();
        // when
        Run second = run(file);
        // then
        assertThat(second.errors()).contains("beginning with the first record");
        assertThat(ledger.stored()).isEqualTo(RECORDS);
        assertThat(second.output()).startsWith(RECORDS + " records: ");
        assertThat(second.code()).isZero();
    }

    @Test
    void a_file_that_has_changed_is_read_from_its_beginning() throws Exception {
        // given
        Path file = ImportedFile.plain(folder, records());
        interrupted(file);
        Files.writeString(file, "{\"id\":\"new\"}\n" + records());
        // when
        Run second = run(file);
        // then
        assertThat(second.errors()).contains("is passed over: the file or its mapping has changed");
        assertThat(ledger.stored()).isEqualTo(RECORDS + 1);
        assertThat(second.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "a\nb\nc\nd\n", "ledger-import-1 1 1 a b\n9 9 9 9 9 9\n00\n"})
    void what_is_no_progress_is_passed_over_with_a_word(String rubbish) throws Exception {
        // given
        Path file = ImportedFile.plain(folder, records());
        Files.writeString(progressOf(file), rubbish);
        // when
        Run run = run(file);
        // then
        assertThat(run.errors()).contains("is passed over: it is damaged");
        assertThat(run.output()).startsWith(RECORDS + " records: " + RECORDS + " recorded");
        assertThat(run.code()).isZero();
    }

    @Test
    void an_import_comes_to_its_end_where_its_progress_cannot_be_kept() throws Exception {
        // given something in the way
        Path file = ImportedFile.plain(folder, records());
        Files.createDirectories(progressOf(file).resolve("in-the-way"));
        // when
        Run run = run(file);
        // then
        assertThat(run.errors()).contains("cannot be kept");
        assertThat(ledger.stored()).isEqualTo(RECORDS);
        assertThat(run.code()).isZero();
    }
}
