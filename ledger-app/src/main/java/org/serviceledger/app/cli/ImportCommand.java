package org.serviceledger.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** {@code import FILE}: sends an XES log or NDJSON file to a running server, as a source system would. */
public final class ImportCommand {

    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNK_BYTES = 4 << 20;

    private ImportCommand() {}

    /** 0 when every record was answered; 1 when the server was lost or the file could not be read to its end. */
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
        try (ImportFile source = ImportFile.open(file, mapping)) {
            URI server = URI.create(options.value("--url", "http://localhost:8080"));
            return send(source, new RecordSender(server));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("ledger: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int send(ImportFile source, RecordSender sender) throws IOException, InterruptedException {
        ImportTally tally = new ImportTally(source.size());
        String trouble = null;
        try {
            sender.signIn();
            sendAll(source, sender, tally);
        } catch (IOException e) {
            trouble = e.getMessage();
        }
        tally.finish();
        if (trouble != null) {
            System.err.println("ledger: " + trouble);
        }
        System.out.println(tally.summary());
        if (tally.unreadable() > 0) {
            System.err.printf("ledger: %d records are too large to be kept%n", tally.unreadable());
        }
        return trouble == null && tally.unreadable() == 0 ? 0 : 1;
    }

    /** Sends chunk by chunk, also what could be read before a file broke off. */
    private static void sendAll(ImportFile source, RecordSender sender, ImportTally tally)
            throws IOException, InterruptedException {
        IOException unreadable = null;
        List<ImportFile.Line> chunk;
        do {
            chunk = new ArrayList<>();
            try {
                fill(chunk, source);
            } catch (IOException e) {
                unreadable = e;
            }
            sender.send(chunk, tally);
            tally.show(source.bytesRead());
        } while (unreadable == null && !chunk.isEmpty());
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private static void fill(List<ImportFile.Line> chunk, ImportFile source) throws IOException {
        int bytes = 0;
        while (chunk.size() < CHUNK_RECORDS && bytes <= CHUNK_BYTES) {
            ImportFile.Line line = source.next();
            if (line == null) {
                return;
            }
            chunk.add(line);
            bytes += line.json().length;
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
