package org.serviceledger.core.event;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/** Looks for calendars of years that no fact can lie in, where facts are taken in. */
final class YearCheck {

    private YearCheck() {}

    /**
     * @throws NotUnderstoodException {@code bad-value}
     */
    static void check(ServiceEvent data) {
        switch (data) {
            case CalendarPublished published -> check(published.year());
            case CalendarAmended amended -> check(amended.year());
            default -> {
                // No other fact is about a year.
            }
        }
    }

    private static void check(int year) {
        if (year < EventEnvelope.EARLIEST_YEAR || year > EventEnvelope.LATEST_YEAR) {
            throw new NotUnderstoodException("bad-value", "/data/year lies outside the years "
                    + EventEnvelope.EARLIEST_YEAR + " to " + EventEnvelope.LATEST_YEAR);
        }
    }
}
