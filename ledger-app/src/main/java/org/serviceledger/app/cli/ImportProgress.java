package org.serviceledger.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How far an import of a file has come, kept in {@code FILE.progress} beside it until the import ends.
 * It holds for the file as it is now (its size, time of change and beginning) read with the same
 * mapping; anything else is passed over with a word. Losing it costs time, never a record: what is
 * sent again is a duplicate. So it is not forced to disk, and an import goes on where it cannot be kept.
 */
final class ImportProgress {

    private static final String FORMAT = "ledger-import-1";
    private static final int HEAD_BYTES = 1 << 16;
    private static final int LINES = 3;
    private static final long MOST_BYTES = 1 << 16;

    private final Path place;
    private final String fingerprint;
    private boolean complained;

    ImportProgress(Path file, Map<String, String> mapping) throws IOException {
        this.place = file.resolveSibling(file.getFileName() + ".progress");
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        this.fingerprint = String.join(" ", FORMAT, String.valueOf(Files.size(file)),
                String.valueOf(Files.getLastModifiedTime(file).toMillis()), digest(head),
                digest(new TreeMap<>(mapping).toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The answers so far.
     *
     * @param refused   records that the server could not keep
     * @param malformed how many of those in quarantine are no JSON
     */
    record Counts(long recorded, long duplicate, long quarantined, long conflict, long refused, long malformed) {

        long acknowledged() {
            return recorded + duplicate + quarantined + conflict + refused;
        }
    }

    /** What an interrupted import has left; null when there is nothing that holds for this file. */
    @Nullable
    Counts read() {
        try {
            if (Files.size(place) > MOST_BYTES) {
                throw new IOException("it is too large");
            }
            List<String> lines = Files.readAllLines(place);
            if (lines.size() != LINES || !lines.get(2).equals(check(lines.get(0), lines.get(1)))) {
                throw new IOException("it is damaged");
            }
            if (!lines.get(0).equals(fingerprint)) {
                throw new IOException("the file or its mapping has changed since");
            }
            long[] n = Arrays.stream(lines.get(1).split(" ")).mapToLong(Long::parseLong).toArray();
            return new Counts(n[0], n[1], n[2], n[3], n[4], n[5]);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            System.err.println("ledger: " + place + " is passed over: " + e.getMessage());
            return null;
        }
    }

    /** Keeps how far the import is, whole or not at all. */
    void write(Counts counts) {
        String numbers = "%d %d %d %d %d %d".formatted(counts.recorded(), counts.duplicate(), counts.quarantined(),
                counts.conflict(), counts.refused(), counts.malformed());
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        try {
            Files.write(draft, List.of(fingerprint, numbers, check(fingerprint, numbers)));
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            complain(e);
        }
    }

    /** The import has come to its end. */
    void remove() {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(IOException e) {
        if (!complained) {
            complained = true;
            System.err.println("ledger: how far the import is cannot be kept in " + place + ": " + e);
        }
    }

    private static String check(String fingerprint, String numbers) {
        return digest((fingerprint + "\n" + numbers).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
