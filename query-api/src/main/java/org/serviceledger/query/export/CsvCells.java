package org.serviceledger.query.export;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows of comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front, for what stands in it may come from anybody.
 */
final class CsvCells {

    /** Tells spreadsheets that the text is UTF-8. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final String QUOTED = ",\"\r\n";

    private CsvCells() {}

    static String row(List<? extends @Nullable Object> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            row.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        return row.append("\r\n").toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean number = value instanceof Number;
        String safe = !number && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
