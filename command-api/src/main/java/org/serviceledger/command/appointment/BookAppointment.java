package org.serviceledger.command.appointment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/**
 * Books a time in a hall (预约).
 *
 * @param slotStart begin of a half hour that the hall offers
 * @param people    who come together, at most twenty; one when it is left out
 */
public record BookAppointment(String hallId, String itemCode, OffsetDateTime slotStart, OffsetDateTime slotEnd,
        String subjectRef, @Nullable Integer people) {

    private static final int MOST_PEOPLE = 20;

    public BookAppointment {
        Require.key("hallId", hallId);
        Require.key("itemCode", itemCode);
        Require.key("subjectRef", subjectRef);
        Require.there("slotStart", slotStart);
        Require.there("slotEnd", slotEnd);
        if (people != null && (people < 1 || people > MOST_PEOPLE)) {
            throw new IllegalArgumentException("people: from 1 to " + MOST_PEOPLE);
        }
    }
}
