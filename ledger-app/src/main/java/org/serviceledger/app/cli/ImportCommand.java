package org.serviceledger.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** {@code import FILE}: sends an XES log or NDJSON file to a running server, as a source system would. */
public final class ImportCommand {

    private ImportCommand() {}

    /**
     * 0 when every record was read and answered; 1 when the server was lost, or the file or something in it
     * could not be read.
     */
    public static int run(List<String> arguments) {
        Options options = new Options(arguments, Set.of("--url", "--mapping"), Set.of());
        if (options.rest().size() != 1) {
            throw new Usage.Mistake("import needs one file");
        }
        Path file = Path.of(options.rest().getFirst());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Usage.Mistake("the file " + file + " cannot be read");
        }
        Map<String, String> mapping = mapping(options.value("--mapping", ""));
        try {
            RecordSender sender = new RecordSender(URI.create(options.value("--url", "http://localhost:8080")));
            return new ImportRun(file, mapping, sender).run();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("ledger: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Map<String, String> mapping(String file) {
        Map<String, String> mapping = new TreeMap<>();
        if (!file.isEmpty()) {
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Usage.Mistake("the mapping " + file + " cannot be read: " + e.getMessage());
            }
            properties.forEach((key, value) -> mapping.put(key.toString(), value.toString()));
        }
        return mapping;
    }
}
