package org.serviceledger.command.appointment;

import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of appointments that are made here: hall, begin of the slot in universal time, number within the slot. */
final class AppointmentNumber {

    private static final Pattern MADE = Pattern.compile(".+/\\d{4}-[^/]+Z/(\\d{1,6})");

    private AppointmentNumber() {}

    static String of(String hallId, OffsetDateTime slotStart, int number) {
        return hallId + "/" + slotStart.toInstant() + "/" + number;
    }

    /** The number in an id; 0 when it was made elsewhere. */
    static int in(String appointmentId) {
        Matcher matcher = MADE.matcher(appointmentId);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
