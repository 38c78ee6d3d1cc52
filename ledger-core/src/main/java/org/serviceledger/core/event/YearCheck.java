package org.serviceledger.core.event;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/**
 * Looks in what a fact says for years, days and times that no fact can lie in, where facts are taken in. The last day
 * that has four digits is taken all the same, since it is how systems write that something holds without an end (长期).
 */
final class YearCheck {

    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private YearCheck() {}

    /**
     * @throws NotUnderstoodException {@code bad-value}
     */
    static void check(ServiceEvent data) {
        switch (data) {
            case CalendarPublished published -> check("/data/year", published.year());
            case CalendarAmended amended -> check("/data/year", amended.year());
            default -> {
                // No other fact is about a year.
            }
        }
        DataShape.of(data.getClass()).times(data, "/data", YearCheck::check);
    }

    private static void check(String path, Temporal time) {
        if (!WITHOUT_END.equals(time)) {
            check(path, time.get(ChronoField.YEAR));
        }
    }

    private static void check(String path, int year) {
        if (!EventEnvelope.liesIn(year)) {
            throw new NotUnderstoodException("bad-value", path + " lies outside the years "
                    + EventEnvelope.EARLIEST_YEAR + " to " + EventEnvelope.LATEST_YEAR);
        }
    }
}
