package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The series that a queue ticket counts in, if its id is made as the ledger makes them: hall, queue, day
 * and number of the day, with slashes between. Tickets of other forms are in no series.
 */
public final class TicketSeries {

    private static final Pattern TICKET = Pattern.compile("(.+)/([^/]+)/(\\d{4}-\\d{2}-\\d{2})/(\\d{1,6})");
    private static final int QUEUE_AND_DAY = 3;
    private static final int NUMBER = 4;

    private TicketSeries() {}

    /** The series of a queue's day. */
    public static String of(String hallId, String queue, LocalDate day) {
        return hallId + "/" + queue + "/" + day;
    }

    /** The ticket's id. */
    public static String ticketId(String series, int number) {
        return series + "/" + number;
    }

    /** The series that a ticket is in, or null. */
    static @Nullable String of(String ticketId) {
        Matcher matcher = TICKET.matcher(ticketId);
        return matcher.matches() ? ticketId.substring(0, matcher.end(QUEUE_AND_DAY)) : null;
    }

    /** The number within the series; 0 when it is in none. */
    public static int numberIn(String ticketId) {
        Matcher matcher = TICKET.matcher(ticketId);
        return matcher.matches() ? Integer.parseInt(matcher.group(NUMBER)) : 0;
    }

    /** A window on the day of a ticket, or null when the ticket is in no series or the window is not known. */
    public static @Nullable String windowOf(String ticketId, @Nullable String window) {
        Matcher matcher = TICKET.matcher(ticketId);
        return window == null || !matcher.matches()
                ? null
                : matcher.group(1) + "/" + window + "/" + matcher.group(QUEUE_AND_DAY);
    }
}
