package org.serviceledger.core.event;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonDetails;

/** Facts about appointments (预约). */
public sealed interface AppointmentEvent extends ServiceEvent {

    String appointmentId();

    @Override
    default String subject() {
        return appointmentId();
    }

    @Nullable
    String hallId();

    @Nullable
    String itemCode();

    @Nullable
    String subjectRef();

    @Nullable
    OffsetDateTime slotStart();

    /** Names a slot, whatever offset its begin is given with; null when hall or begin is not known. */
    static @Nullable String slot(@Nullable String hallId, @Nullable OffsetDateTime slotStart) {
        return hallId == null || slotStart == null ? null : hallId + "/" + slotStart.toInstant();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.APPOINTMENT, appointmentId(), Tags.HALL, hallId(), Tags.ITEM, itemCode(), Tags.SUBJECT,
                subjectRef(), Tags.SLOT, slot(hallId(), slotStart()));
    }

    /**
     * Somebody booked a time (预约).
     *
     * @param subjectRef pseudonym of who comes
     * @param people how many come
     * @param applicant who comes
     */
    record AppointmentBooked(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
            @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef,
            @Nullable Integer people, @Nullable PersonDetails applicant) implements AppointmentEvent {
        /** With the core fields only. */
        public AppointmentBooked(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
                @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef) {
            this(appointmentId, hallId, itemCode, slotStart, slotEnd, subjectRef, null, null);
        }
    }

    /**
     * An appointment was moved (改约); the slot is the new one.
     *
     * @param subjectRef pseudonym of who comes
     */
    record AppointmentRescheduled(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
            @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef,
            @Nullable String reason, @Nullable OffsetDateTime previousSlotStart) implements AppointmentEvent {
        /** With the core fields only. */
        public AppointmentRescheduled(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
                @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef) {
            this(appointmentId, hallId, itemCode, slotStart, slotEnd, subjectRef, null, null);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.APPOINTMENT, appointmentId, Tags.HALL, hallId, Tags.ITEM, itemCode, Tags.SUBJECT,
                    subjectRef, Tags.SLOT, slot(hallId, slotStart), Tags.SLOT, slot(hallId, previousSlotStart));
        }
    }

    /**
     * An appointment was cancelled (取消预约).
     *
     * @param subjectRef pseudonym of who comes
     */
    record AppointmentCancelled(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
            @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef,
            @Nullable String reason) implements AppointmentEvent {
        /** With the core fields only. */
        public AppointmentCancelled(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
                @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef) {
            this(appointmentId, hallId, itemCode, slotStart, slotEnd, subjectRef, null);
        }
    }

    /**
     * Somebody came at the booked time (履约).
     *
     * @param subjectRef pseudonym of who comes
     * @param ticketId ticket that was taken
     */
    record AppointmentHonoured(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
            @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef,
            @Nullable String ticketId) implements AppointmentEvent {
        /** With the core fields only. */
        public AppointmentHonoured(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
                @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd, @Nullable String subjectRef) {
            this(appointmentId, hallId, itemCode, slotStart, slotEnd, subjectRef, null);
        }
    }

    /**
     * Nobody came (爽约).
     *
     * @param subjectRef pseudonym of who comes
     */
    record AppointmentNoShow(String appointmentId, @Nullable String hallId, @Nullable String itemCode,
            @Nullable OffsetDateTime slotStart, @Nullable OffsetDateTime slotEnd,
            @Nullable String subjectRef) implements AppointmentEvent {}
}
