package org.serviceledger.app.cli;

import java.util.Locale;

/** Counts the answers, and shows how far the import is: a bar on a terminal, a line now and then elsewhere. */
final class ImportTally {

    private static final long LINE_NANOS = 2_000_000_000L;
    private static final long BAR_NANOS = 100_000_000L;
    private static final int BAR_WIDTH = 30;
    private static final int MAX_REPORTS = 20;

    private final long size;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final long startNanos = System.nanoTime();
    private long lastShown = startNanos;
    private long recorded;
    private long duplicate;
    private long quarantined;
    private long conflict;
    private long unreadable;
    private int reports;

    ImportTally(long size) {
        this.size = size;
    }

    void count(long number, RecordSender.Answer answer) {
        switch (answer.status()) {
            case "recorded" -> recorded++;
            case "duplicate" -> duplicate++;
            case "quarantined" -> {
                quarantined++;
                report(number, answer);
            }
            case "failed" -> {
                unreadable++;
                report(number, answer);
            }
            default -> {
                conflict++;
                report(number, answer);
            }
        }
    }

    private void report(long number, RecordSender.Answer answer) {
        reports++;
        if (reports <= MAX_REPORTS) {
            clear();
            System.err.printf("record %d: %s, %s: %s%n", number, answer.status(), answer.code(), answer.detail());
        } else if (reports == MAX_REPORTS + 1) {
            System.err.println("further records of this kind are only counted");
        }
    }

    /** How many records the server could not even keep; sending them again does not help. */
    long unreadable() {
        return unreadable;
    }

    long total() {
        return recorded + duplicate + quarantined + conflict;
    }

    void show(long bytesRead) {
        long now = System.nanoTime();
        if (now - lastShown < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        lastShown = now;
        double share = size == 0 ? 1 : Math.min(1, (double) bytesRead / size);
        double seconds = (now - startNanos) / 1e9;
        String text = String.format(Locale.ROOT, "%3.0f%%  %,d records  %,.0f/s", share * 100, total(),
                total() / seconds);
        if (terminal) {
            int filled = (int) (share * BAR_WIDTH);
            System.err.print("\r[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] " + text + " \u001b[K");
        } else {
            System.err.println(text);
        }
    }

    private void clear() {
        if (terminal) {
            System.err.print("\r\u001b[K");
        }
    }

    void finish() {
        clear();
        double seconds = Math.max(1e-3, (System.nanoTime() - startNanos) / 1e9);
        System.err.printf(Locale.ROOT, "%.1f s, %,.0f records/s%n", seconds, total() / seconds);
    }

    String summary() {
        return "%d records: %d recorded, %d duplicate, %d quarantined, %d conflict".formatted(total(), recorded,
                duplicate, quarantined, conflict);
    }
}
