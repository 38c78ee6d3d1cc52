package org.serviceledger.core.event;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The series that a case number (办件编号) counts in, if it is made as the ledger makes them: implementation
 * code of the item (31), day (8), number of the day (5). Numbers of other forms are in no series.
 */
public final class CaseSeries {

    /** Highest number of a day. */
    public static final int LAST = 99_999;

    private static final int SERIES_LENGTH = 39;
    private static final Pattern ITEM = Pattern.compile("[0-9A-Z]{31}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{31}[0-9]{13}");

    private CaseSeries() {}

    /** The series of an item's day; null when the item's code is of another form. */
    public static @Nullable String of(String itemCode, java.time.LocalDate day) {
        return ITEM.matcher(itemCode).matches()
                ? itemCode + day.format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                : null;
    }

    /** The series that a case number belongs to, or null. */
    public static @Nullable String of(String caseNo) {
        return NUMBER.matcher(caseNo).matches() ? caseNo.substring(0, SERIES_LENGTH) : null;
    }

    /** The number within the series; 0 when it is in none. */
    public static int numberIn(String caseNo) {
        return of(caseNo) == null ? 0 : Integer.parseInt(caseNo.substring(SERIES_LENGTH));
    }

    /** The case number of a series. */
    public static String caseNo(String series, int number) {
        return series + "%05d".formatted(number);
    }
}
