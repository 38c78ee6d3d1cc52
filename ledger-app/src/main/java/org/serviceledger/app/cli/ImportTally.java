package org.serviceledger.app.cli;

import java.util.Locale;

/** Counts the answers, and shows how far the import is: a bar on a terminal, a line now and then elsewhere. */
final class ImportTally implements RecordSender.Answers {

    private static final long LINE_NANOS = 2_000_000_000L;
    private static final long BAR_NANOS = 100_000_000L;
    private static final int BAR_WIDTH = 30;
    private static final int MAX_REPORTS = 20;

    /** What the server says of a record that is no JSON. */
    private static final String NO_JSON = "malformed-json";

    private final long size;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final long startNanos = System.nanoTime();
    private long lastShown = startNanos;
    private long recorded;
    private long duplicate;
    private long quarantined;
    private long conflict;
    private long refused;
    private long malformed;
    private long unread;
    private long before;
    private int reports;
    private int unreadableReports;

    ImportTally(long size) {
        this.size = size;
    }

    /** What an interrupted import has counted is counted on. */
    void goOnFrom(ImportProgress.Counts counts) {
        recorded = counts.recorded();
        duplicate = counts.duplicate();
        quarantined = counts.quarantined();
        conflict = counts.conflict();
        refused = counts.refused();
        malformed = counts.malformed();
        before = total();
    }

    /** The answers so far. */
    ImportProgress.Counts counts() {
        return new ImportProgress.Counts(recorded, duplicate, quarantined, conflict, refused, malformed);
    }

    @Override
    public void count(long number, RecordSender.Answer answer) {
        String said = answer.status() + ", " + answer.code() + ": " + answer.detail();
        switch (answer.status()) {
            case "recorded" -> recorded++;
            case "duplicate" -> duplicate++;
            case "quarantined" -> {
                quarantined++;
                if (answer.code().equals(NO_JSON)) {
                    malformed++;
                    reportUnreadable(number, said);
                } else {
                    report(number, said);
                }
            }
            case "failed" -> {
                refused++;
                reportUnreadable(number, said);
            }
            default -> {
                conflict++;
                report(number, said);
            }
        }
    }

    /** Something in the file was passed over because it could not be read. */
    void unreadable(long line, String what) {
        unread++;
        reportUnreadable(line, "passed over, " + what);
    }

    private void report(long line, String said) {
        reports++;
        report(line, said, reports);
    }

    /** Counted apart, so that what is irregular does not crowd out what could not even be read. */
    private void reportUnreadable(long line, String said) {
        unreadableReports++;
        report(line, said, unreadableReports);
    }

    private void report(long line, String said, int count) {
        if (count > MAX_REPORTS + 1) {
            return;
        }
        clear();
        System.err.println(count > MAX_REPORTS
                ? "further ones of this kind are only counted"
                : "line " + line + ": " + said);
    }

    /**
     * How many lines or elements could not be read: passed over here, or by the server found to be no JSON
     * or too large to be kept. Sending them again does not help.
     */
    long unreadable() {
        return unread + malformed + refused;
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
                (total() - before) / seconds);
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
        System.err.printf(Locale.ROOT, "%.1f s, %,.0f records/s%n", seconds, (total() - before) / seconds);
        if (unreadable() > 0) {
            System.err.printf(Locale.ROOT, "ledger: could not read: %,d lines or elements%n", unreadable());
        }
    }

    String summary() {
        return "%d records: %d recorded, %d duplicate, %d quarantined, %d conflict".formatted(total(), recorded,
                duplicate, quarantined, conflict);
    }
}
