package org.serviceledger.command.appointment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/**
 * Books a time in a hall (预约).
 *
 * @param slotStart begin of a half hour that the hall offers
 */
public record BookAppointment(String hallId, String itemCode, OffsetDateTime slotStart, OffsetDateTime slotEnd,
        String subjectRef, @Nullable Integer people) {

    public BookAppointment {
        Require.key("hallId", hallId);
        Require.key("itemCode", itemCode);
        Require.key("subjectRef", subjectRef);
        Require.there("slotStart", slotStart);
        Require.there("slotEnd", slotEnd);
    }
}
