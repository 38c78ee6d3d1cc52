package org.serviceledger.command.appointment;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Cancels an appointment (取消预约). */
public record CancelAppointment(String appointmentId, @Nullable String reason) {

    public CancelAppointment {
        Require.key("appointmentId", appointmentId);
    }
}
