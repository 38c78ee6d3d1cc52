package org.serviceledger.benchmarks.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.serviceledger.benchmarks.Report;

/** What was aimed at beside what was measured, as the table of the page on measurements. */
public final class Aims {

    private final List<String> rows = new ArrayList<>();

    /** Something of which there should be so much at least; half of it is the floor. */
    public void atLeast(String aim, double least, double measured, String shown) {
        row(aim, shown, measured >= least, measured >= least / 2);
    }

    /** Something of which there should be so much at most; twice of it is the ceiling. */
    public void atMost(String aim, double most, double measured, String shown) {
        row(aim, shown, measured <= most, measured <= most * 2);
    }

    private void row(String aim, String shown, boolean holds, boolean withinHalf) {
        rows.add("| %s | %s | %s |".formatted(aim, shown,
                holds ? "holds" : withinHalf ? "**missed**, above the floor" : "**missed**"));
    }

    /** Text of a number as the page shows it. */
    public static String shown(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Writes the table. */
    public void printTo(Report report) {
        report.line("");
        report.line("| Aim | Measured | |");
        report.line("|---|---|---|");
        rows.forEach(row -> report.line("%s", row));
    }
}
