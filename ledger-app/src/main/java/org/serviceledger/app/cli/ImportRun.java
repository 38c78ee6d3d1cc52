package org.serviceledger.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Sends a file chunk by chunk, and goes on where an interrupted import of the same file stopped. That it
 * is the same ledger is asked of the ledger itself: it must know the last records that were acknowledged.
 */
final class ImportRun {

    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNK_BYTES = 4 << 20;

    private final Path file;
    private final Map<String, String> mapping;
    private final RecordSender sender;
    private final ImportProgress progress;
    private ImportTally tally;

    ImportRun(Path file, Map<String, String> mapping, RecordSender sender) throws IOException {
        this.file = file;
        this.mapping = mapping;
        this.sender = sender;
        this.progress = new ImportProgress(file, mapping);
        this.tally = new ImportTally(Files.size(file));
    }

    /** 0 when everything was read and answered, else 1. */
    int run() throws IOException, InterruptedException {
        String trouble = null;
        try {
            sender.signIn();
            if (!goesOn(progress.read())) {
                tally = new ImportTally(Files.size(file));
                try (ImportFile source = ImportFile.open(file, mapping, tally::unreadable)) {
                    sendRest(source);
                }
            }
        } catch (IOException e) {
            trouble = e.getMessage();
        }
        tally.finish();
        if (trouble != null) {
            System.err.println("ledger: " + trouble);
        }
        System.out.println(tally.summary());
        return trouble == null && tally.unreadable() == 0 ? 0 : 1;
    }

    /** Goes on after an interrupted import; false when there is none, or the ledger does not know it. */
    private boolean goesOn(ImportProgress.@Nullable Counts before) throws IOException, InterruptedException {
        if (before == null || before.acknowledged() == 0) {
            return false;
        }
        try (ImportFile source = ImportFile.open(file, mapping, tally::unreadable)) {
            List<ImportFile.Line> last = skip(source, before.acknowledged());
            if (!known(last)) {
                System.err.println("ledger: this ledger does not have what an interrupted import has sent; "
                        + "beginning with the first record");
                return false;
            }
            System.err.println("ledger: going on after " + before.acknowledged() + " records of an interrupted import");
            tally.goOnFrom(before);
            sendRest(source);
            return true;
        }
    }

    /** Passes over records, and gives back the last of them. */
    private static List<ImportFile.Line> skip(ImportFile source, long records) throws IOException {
        Deque<ImportFile.Line> last = new ArrayDeque<>();
        int bytes = 0;
        for (long i = 0; i < records; i++) {
            ImportFile.Line line = source.next();
            if (line == null) {
                return List.of();
            }
            last.add(line);
            bytes += line.json().length;
            while (last.size() > CHUNK_RECORDS || (bytes > CHUNK_BYTES && last.size() > 1)) {
                bytes -= last.remove().json().length;
            }
        }
        return List.copyOf(last);
    }

    /** Whether the ledger has these records, which sending them again tells: it stores each once. */
    private boolean known(List<ImportFile.Line> lines) throws IOException, InterruptedException {
        int[] counts = new int[2];
        sender.send(lines, (number, answer) -> {
            counts[0] += answer.status().equals("recorded") ? 1 : 0;
            counts[1] += answer.status().equals("duplicate") ? 1 : 0;
        });
        return counts[0] == 0 && counts[1] > 0;
    }

    /** Sends chunk by chunk, also what could be read before a file broke off. */
    private void sendRest(ImportFile source) throws IOException, InterruptedException {
        IOException unreadable = null;
        List<ImportFile.Line> chunk;
        do {
            chunk = new ArrayList<>();
            try {
                fill(chunk, source);
            } catch (IOException e) {
                unreadable = e;
            }
            try {
                sender.send(chunk, tally);
            } finally {
                progress.write(tally.counts());
            }
            tally.show(source.bytesRead());
        } while (unreadable == null && !chunk.isEmpty());
        progress.remove();
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
}
