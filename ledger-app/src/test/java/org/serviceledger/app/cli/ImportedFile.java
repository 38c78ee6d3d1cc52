package org.serviceledger.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a file and reads it back as the import does. */
final class ImportedFile {

    private ImportedFile() {}

    static Path plain(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("file"), text.getBytes(StandardCharsets.UTF_8));
    }

    static Path gzipped(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("file.gz"), gzip(text));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static List<ImportFile.Line> lines(Path file, Map<String, String> mapping) throws IOException {
        return lines(file, mapping, (line, what) -> {
            throw new AssertionError("line " + line + " could not be read: " + what);
        });
    }

    static List<ImportFile.Line> lines(Path file, Map<String, String> mapping, ImportFile.Troubles troubles)
            throws IOException {
        List<ImportFile.Line> lines = new ArrayList<>();
        try (ImportFile source = ImportFile.open(file, mapping, troubles)) {
            for (ImportFile.Line line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static List<JsonNode> records(Path file, Map<String, String> mapping) throws IOException {
        return lines(file, mapping).stream().map(line -> JsonMapper.shared().readTree(line.json())).toList();
    }

    static List<JsonNode> records(Path file) throws IOException {
        return records(file, Map.of());
    }
}
