package org.serviceledger.command.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.casework.ItemState;
import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.clock.statutory.OfficeHours;
import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.AppointmentEvent;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.HallEvent.HallClosed;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about appointments depend on: the slot's and the appointment's bookings, the hall, the item and which
 * days are worked.
 *
 * @param bookings every appointment that is known, by id
 * @param lastMade highest number of an appointment that was made here
 */
public record SlotState(Map<String, Booking> bookings, Hall hall, ItemState item, WorkingCalendar calendar,
        int lastMade) {

    /** How it is folded. */
    public static final StateModel<SlotState> MODEL = new StateModel<>(SlotState.class, new SlotState(Map.of(),
            new Hall(false, null, null), ItemState.NOTHING_KNOWN, WorkingCalendar.weekendsOnly(), 0),
            SlotState::evolve);

    public SlotState {
        bookings = Map.copyOf(bookings);
    }

    /**
     * A hall.
     *
     * @param capacity   how many it takes in a slot; null when it does not say
     * @param closedFrom first day on which it is closed for good; null when it is not
     */
    public record Hall(boolean registered, @Nullable Integer capacity, @Nullable LocalDate closedFrom) {

        private boolean openOn(LocalDate day) {
            return registered && (closedFrom == null || day.isBefore(closedFrom));
        }
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

    /** The bookings of a slot, the hall and the calendar of the year. */
    public static Boundary slot(String hallId, OffsetDateTime slotStart) {
        return Boundary.of(Tags.SLOT, String.valueOf(AppointmentEvent.slot(hallId, slotStart)))
                .and(Boundary.of(Tags.HALL, hallId, HallRegistered.class, HallClosed.class))
                .and(Boundary.of(Tags.CALENDAR, String.valueOf(dayOf(slotStart).getYear()), CalendarPublished.class,
                        CalendarAmended.class));
    }

    private static LocalDate dayOf(OffsetDateTime slotStart) {
        return ShanghaiTime.dayOf(slotStart.toInstant());
    }

    /** Whether the hall is there on the day of a slot. */
    public boolean hallIsOpen(OffsetDateTime slotStart) {
        return hall.openOn(dayOf(slotStart));
    }

    /** Whether the item is in force on the day of a slot. */
    public boolean itemIsOffered(OffsetDateTime slotStart) {
        return item.on(dayOf(slotStart)).isPresent();
    }

    /** Whether it is one of the slots that a hall offers. */
    public boolean isOffered(OffsetDateTime slotStart, OffsetDateTime slotEnd) {
        LocalDate day = dayOf(slotStart);
        return calendar.isWorkingDay(day) && OfficeHours.USUAL.slots(day).contains(slotStart.toInstant())
                && slotEnd.toInstant().equals(slotStart.toInstant().plus(OfficeHours.SLOT));
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
            case HallRegistered registered -> with(new Hall(true, registered.slotCapacity(), null));
            case HallClosed closed -> with(new Hall(hall.registered(), hall.capacity(),
                    closed.validFrom() == null ? LocalDate.MIN : closed.validFrom()));
            case ItemEvent fact -> new SlotState(bookings, hall, item.evolve(known), calendar, lastMade);
            case CalendarEvent notice -> new SlotState(bookings, hall, item, calendar.with(notice), lastMade);
            case AppointmentBooked booked -> with(booked, true);
            case AppointmentRescheduled moved -> with(moved, true);
            case AppointmentEvent over -> with(over, false);
            default -> this;
        };
    }

    private SlotState with(Hall known) {
        return new SlotState(bookings, known, item, calendar, lastMade);
    }

    private SlotState with(AppointmentEvent event, boolean open) {
        Map<String, Booking> all = new HashMap<>(bookings);
        Booking known = bookings.get(event.appointmentId());
        all.put(event.appointmentId(), new Booking(event.hallId(), event.slotStart(), slotEnd(event, known),
                event.itemCode() == null && known != null ? known.itemCode() : event.itemCode(),
                event.subjectRef() == null && known != null ? known.subjectRef() : event.subjectRef(), open));
        return new SlotState(all, hall, item, calendar,
                Math.max(lastMade, AppointmentNumber.in(event.appointmentId())));
    }

    private static @Nullable OffsetDateTime slotEnd(AppointmentEvent event, @Nullable Booking known) {
        return switch (event) {
            case AppointmentBooked booked -> booked.slotEnd();
            case AppointmentRescheduled moved -> moved.slotEnd();
            default -> known == null ? null : known.until();
        };
    }
}
