package org.serviceledger.query.http;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.appointment.AppointmentFile;

/**
 * An appointment as it stands.
 *
 * @param moves how often it was moved to another slot
 */
public record AppointmentAnswer(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
        AppointmentFile.State state, @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd,
        @Nullable OffsetDateTime bookedAt, int moves, @Nullable Integer people, @Nullable String ticketId,
        @Nullable String subjectRef) {

    static AppointmentAnswer of(AppointmentFile file) {
        return new AppointmentAnswer(file.appointmentId(), file.hallId(), file.itemCode(), file.state(),
                shown(file.slotStart()), shown(file.slotEnd()), shown(file.bookedAt()), file.moves(), file.people(),
                file.ticketId(), file.subjectRef());
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
