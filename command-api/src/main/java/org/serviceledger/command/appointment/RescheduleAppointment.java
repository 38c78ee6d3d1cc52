package org.serviceledger.command.appointment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Moves an appointment to another time (改约). */
public record RescheduleAppointment(String appointmentId, String hallId, OffsetDateTime slotStart,
        OffsetDateTime slotEnd, @Nullable String reason) {

    public RescheduleAppointment {
        Require.key("appointmentId", appointmentId);
        Require.key("hallId", hallId);
        Require.there("slotStart", slotStart);
        Require.there("slotEnd", slotEnd);
    }
}
