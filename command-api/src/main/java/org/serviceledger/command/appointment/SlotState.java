package org.serviceledger.command.appointment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.AppointmentEvent;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about appointments depend on: the slot's and the appointment's bookings, and the hall.
 *
 * @param bookings every appointment that is known, by id
 * @param capacity how many the hall takes in a slot; null when it does not say
 * @param lastMade highest number of an appointment that was made here
 */
public record SlotState(Map<String, Booking> bookings, @Nullable Integer capacity, int lastMade) {

    /** How it is folded. */
    public static final StateModel<SlotState> MODEL = new StateModel<>(SlotState.class,
            new SlotState(Map.of(), null, 0), SlotState::evolve);

    public SlotState {
        bookings = Map.copyOf(bookings);
    }

    /**
     * An appointment as it stands.
     *
     * @param open whether somebody is still expected
     */
    public record Booking(@Nullable String hallId, @Nullable OffsetDateTime from, @Nullable OffsetDateTime until,
            @Nullable String itemCode, @Nullable String subjectRef, boolean open) {

        boolean isAt(String hall, Instant begin) {
            return open && hall.equals(hallId) && from != null && from.toInstant().equals(begin);
        }
    }

    /** The bookings of a slot, and how many it takes. */
    public static Boundary slot(String hallId, OffsetDateTime slotStart) {
        return Boundary.of(Tags.SLOT, String.valueOf(AppointmentEvent.slot(hallId, slotStart)))
                .and(Boundary.of(Tags.HALL, hallId, HallRegistered.class));
    }

    /** One appointment. */
    public static Boundary appointment(String appointmentId) {
        return Boundary.of(Tags.APPOINTMENT, appointmentId);
    }

    /** The appointment of an id. */
    public Optional<Booking> booking(String appointmentId) {
        return Optional.ofNullable(bookings.get(appointmentId));
    }

    /** How many are expected in a slot. */
    public long expected(String hallId, OffsetDateTime slotStart) {
        return bookings.values().stream().filter(booking -> booking.isAt(hallId, slotStart.toInstant())).count();
    }

    /** Whether somebody is expected in a slot for an item. */
    public boolean expects(String hallId, OffsetDateTime slotStart, String itemCode, String subjectRef) {
        return bookings.values().stream().anyMatch(booking -> booking.isAt(hallId, slotStart.toInstant())
                && itemCode.equals(booking.itemCode()) && subjectRef.equals(booking.subjectRef()));
    }

    private SlotState evolve(Known known) {
        return switch (known.event()) {
            case HallRegistered hall -> new SlotState(bookings, hall.slotCapacity(), lastMade);
            case AppointmentBooked booked -> with(booked, true);
            case AppointmentRescheduled moved -> with(moved, true);
            case AppointmentEvent over -> with(over, false);
            default -> this;
        };
    }

    private SlotState with(AppointmentEvent event, boolean open) {
        Map<String, Booking> all = new HashMap<>(bookings);
        Booking known = bookings.get(event.appointmentId());
        all.put(event.appointmentId(), new Booking(event.hallId(), event.slotStart(), slotEnd(event, known),
                event.itemCode() == null && known != null ? known.itemCode() : event.itemCode(),
                event.subjectRef() == null && known != null ? known.subjectRef() : event.subjectRef(), open));
        return new SlotState(all, capacity, Math.max(lastMade, AppointmentNumber.in(event.appointmentId())));
    }

    private static @Nullable OffsetDateTime slotEnd(AppointmentEvent event, @Nullable Booking known) {
        return switch (event) {
            case AppointmentBooked booked -> booked.slotEnd();
            case AppointmentRescheduled moved -> moved.slotEnd();
            default -> known == null ? null : known.until();
        };
    }
}
