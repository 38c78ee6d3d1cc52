package org.serviceledger.command.appointment;

import java.time.Duration;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.appointment.SlotState.Booking;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about appointments. */
public final class AppointmentDecider {

    private static final Duration FURTHEST = Duration.ofDays(90);

    private AppointmentDecider() {}

    /** A free place in a slot to come that the hall offers, once for each person and item. */
    public static Decision book(BookAppointment command, SlotState state, Circumstances at) {
        AppointmentRule broken = brokenBySlot(command.hallId(), command.slotStart(), command.slotEnd(), state, at);
        if (broken != null) {
            return refuse(broken);
        }
        if (!state.itemIsOffered(command.slotStart())) {
            return refuse(AppointmentRule.ITEM_NOT_OFFERED);
        }
        if (state.expects(command.hallId(), command.slotStart(), command.itemCode(), command.subjectRef())) {
            return refuse(AppointmentRule.ALREADY_BOOKED);
        }
        String id = AppointmentNumber.of(command.hallId(), command.slotStart(), state.lastMade() + 1);
        return accept(new AppointmentBooked(id, command.hallId(), command.itemCode(), command.slotStart(),
                command.slotEnd(), command.subjectRef(), command.people(), null));
    }

    /** To a free place in another slot, until the booked one begins. */
    public static Decision reschedule(RescheduleAppointment command, SlotState state, Circumstances at) {
        Booking booking = state.booking(command.appointmentId()).orElse(null);
        AppointmentRule broken = brokenByChange(booking, at);
        if (broken == null) {
            broken = brokenBySlot(command.hallId(), command.slotStart(), command.slotEnd(), state, at);
        }
        if (broken != null || booking == null) {
            return refuse(broken == null ? AppointmentRule.APPOINTMENT_UNKNOWN : broken);
        }
        return accept(new AppointmentRescheduled(command.appointmentId(), command.hallId(), booking.itemCode(),
                command.slotStart(), command.slotEnd(), booking.subjectRef(), command.reason(), booking.from()));
    }

    /** Until the booked time begins. */
    public static Decision cancel(CancelAppointment command, SlotState state, Circumstances at) {
        Booking booking = state.booking(command.appointmentId()).orElse(null);
        AppointmentRule broken = brokenByChange(booking, at);
        if (broken != null || booking == null) {
            return refuse(broken == null ? AppointmentRule.APPOINTMENT_UNKNOWN : broken);
        }
        return accept(new AppointmentCancelled(command.appointmentId(), booking.hallId(), booking.itemCode(),
                booking.from(), booking.until(), booking.subjectRef(), command.reason()));
    }

    private static @Nullable AppointmentRule brokenBySlot(String hallId, OffsetDateTime from, OffsetDateTime until,
            SlotState state, Circumstances at) {
        if (!until.isAfter(from)) {
            return AppointmentRule.SLOT_BACKWARDS;
        }
        if (!from.toInstant().isAfter(at.now())) {
            return AppointmentRule.SLOT_PAST;
        }
        if (from.toInstant().isAfter(at.now().plus(FURTHEST))) {
            return AppointmentRule.SLOT_TOO_FAR;
        }
        if (!state.hallIsOpen(from)) {
            return AppointmentRule.HALL_NOT_OPEN;
        }
        if (!state.isOffered(from, until)) {
            return AppointmentRule.SLOT_NOT_OFFERED;
        }
        Integer capacity = state.hall().capacity();
        return capacity != null && state.expected(hallId, from) >= capacity ? AppointmentRule.SLOT_FULL : null;
    }

    private static @Nullable AppointmentRule brokenByChange(@Nullable Booking booking, Circumstances at) {
        if (booking == null) {
            return AppointmentRule.APPOINTMENT_UNKNOWN;
        }
        if (!booking.open()) {
            return AppointmentRule.APPOINTMENT_OVER;
        }
        OffsetDateTime from = booking.from();
        return from != null && !from.toInstant().isAfter(at.now()) ? AppointmentRule.TOO_LATE : null;
    }
}
