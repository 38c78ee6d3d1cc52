package org.serviceledger.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Records one a line, as they are sent. */
class NdjsonFileTest {

    @TempDir
    private Path folder;

    private static List<String> texts(List<ImportFile.Line> lines) {
        return lines.stream().map(line -> new String(line.json(), StandardCharsets.UTF_8).strip()).toList();
    }

    @Test
    void every_line_is_a_record_as_it_stands_and_is_named_by_its_line() throws IOException {
        // when
        List<ImportFile.Line> lines = ImportedFile.lines(
                ImportedFile.plain(folder, "{\"a\":\"中\"}\n\n  \r\nrubbish\r\n{\"b\":1}"), Map.of());
        // then
        assertThat(texts(lines)).containsExactly("{\"a\":\"中\"}", "rubbish", "{\"b\":1}");
        assertThat(lines).extracting(ImportFile.Line::number).containsExactly(1L, 4L, 5L);
    }

    @Test
    void a_packed_file_is_recognised_by_what_it_holds() throws IOException {
        assertThat(texts(ImportedFile.lines(ImportedFile.gzipped(folder, "{}\n{}\n"), Map.of()))).hasSize(2);
    }

    @Test
    void packed_parts_put_together_are_one_file() throws IOException {
        // given
        byte[] one = ImportedFile.gzip("{\"n\":1}\n");
        byte[] two = ImportedFile.gzip("{\"n\":2}\n");
        Path file = folder.resolve("parts.gz");
        Files.write(file, one);
        Files.write(file, two, java.nio.file.StandardOpenOption.APPEND);
        // then
        assertThat(texts(ImportedFile.lines(file, Map.of()))).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\r\n"})
    void a_file_without_records_has_none(String text) throws IOException {
        assertThat(ImportedFile.lines(ImportedFile.plain(folder, text), Map.of())).isEmpty();
    }

    @Test
    void a_line_longer_than_the_server_takes_is_said_with_its_number_and_passed_over() throws IOException {
        // given lines of the longest length, of one byte more, and of much more
        Path file = ImportedFile.plain(folder, "{}\n" + "x".repeat(256 << 10) + "\n" + "x".repeat((256 << 10) + 1)
                + "\n{\"n\":4}\n" + "x".repeat(1 << 20));
        // when
        List<String> troubles = new ArrayList<>();
        List<ImportFile.Line> lines = ImportedFile.lines(file, Map.of(),
                (line, what) -> troubles.add(line + " " + what));
        // then
        assertThat(lines).extracting(ImportFile.Line::number).containsExactly(1L, 2L, 4L);
        assertThat(troubles).containsExactly("3 longer than 262144 bytes", "5 longer than 262144 bytes");
    }

    @Test
    void a_packed_file_that_ends_too_early_is_not_taken_for_whole() throws IOException {
        // given
        byte[] whole = ImportedFile.gzip("{\"n\":1}\n".repeat(100));
        Path file = Files.write(folder.resolve("half.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        // then
        assertThatThrownBy(() -> ImportedFile.lines(file, Map.of())).isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read on after line ");
    }

    @Test
    void how_far_the_reading_is_counts_the_file_s_own_bytes() throws IOException {
        // given
        Path file = ImportedFile.gzipped(folder, "{\"n\":1}\n".repeat(1000));
        // when
        try (ImportFile source = ImportFile.open(file, Map.of(), (line, what) -> {})) {
            assertThat(source.size()).isEqualTo(Files.size(file));
            while (source.next() != null) {
                // to the end
            }
            // then
            assertThat(source.bytesRead()).isEqualTo(source.size());
        }
    }
}
