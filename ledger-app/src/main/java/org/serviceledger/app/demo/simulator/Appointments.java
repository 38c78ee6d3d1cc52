package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentNoShow;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.Channel;

/** Who books a time in a hall, and comes then, or does not. */
final class Appointments {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int SLOT_MINUTES = 30;
    private static final int FARTHEST_DAYS = 5;

    private final WorkingCalendar calendar;
    private final Map<LocalDate, List<Booking>> expected = new HashMap<>();
    private int booked;
    private LocalDate countedOn = LocalDate.MIN;

    Appointments(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** A time that somebody booked; moved at most once. */
    record Booking(String id, Hall hall, ImplementedItem item, LocalDateTime slot, boolean moved) {

        OffsetDateTime start() {
            return slot.atOffset(SHANGHAI);
        }

        OffsetDateTime end() {
            return slot.plusMinutes(SLOT_MINUTES).atOffset(SHANGHAI);
        }
    }

    /** Books a time on one of the next working days. */
    void book(LocalDateTime at, Hall hall, ImplementedItem item, Chance chance, Telling telling) {
        if (!at.toLocalDate().equals(countedOn)) {
            countedOn = at.toLocalDate();
            booked = 0;
        }
        String id = "APT-" + hall.hallId() + "-" + at.toLocalDate().toString().replace("-", "")
                + "-%04d".formatted(++booked);
        Booking booking = new Booking(id, hall, item, slotAfter(at.toLocalDate(), chance), false);
        telling.tell(at, Sources.PORTAL, By.citizen(Channel.MOBILE),
                new AppointmentBooked(id, hall.hallId(), item.code(),
                        booking.start(), booking.end(), null, 1, null));
        expect(booking);
    }

    private LocalDateTime slotAfter(LocalDate day, Chance chance) {
        LocalDate on = calendar.plus(day, (int) chance.between(1, FARTHEST_DAYS + 1));
        LocalDateTime time = Arrivals.hallTime(on, chance);
        LocalDateTime slot = time.withMinute(time.getMinute() / SLOT_MINUTES * SLOT_MINUTES).withSecond(0);
        return slot.getHour() < 9 ? on.atTime(9, 0) : slot;
    }

    private void expect(Booking booking) {
        expected.computeIfAbsent(booking.slot().toLocalDate(), any -> new ArrayList<>()).add(booking);
    }

    /** Who comes on a day as booked; what becomes of the others is told. */
    List<Booking> comingOn(LocalDate day, Chance chance, Telling telling) {
        List<Booking> coming = new ArrayList<>();
        List<Booking> today = expected.remove(day);
        for (Booking booking : today == null ? List.<Booking>of() : today) {
            // Until the morning of the day one may still change one's mind.
            LocalDateTime early = day.atTime(7, 0).plusSeconds(chance.between(0, 5400));
            if (chance.happens(Parameter.APPOINTMENT_CANCELLED)) {
                telling.tell(early, Sources.PORTAL, By.citizen(Channel.MOBILE),
                        new AppointmentCancelled(booking.id(), booking.hall().hallId(), booking.item().code(),
                                booking.start(), booking.end(), null, null));
            } else if (!booking.moved() && chance.happens(Parameter.APPOINTMENT_MOVED)) {
                move(booking, early, chance, telling);
            } else if (chance.happens(Parameter.NO_SHOW)) {
                telling.tell(booking.slot().plusMinutes(SLOT_MINUTES), Sources.hall(booking.hall()), By.system(),
                        new AppointmentNoShow(booking.id(), booking.hall().hallId(), booking.item().code(),
                                booking.start(), booking.end(), null));
            } else {
                coming.add(booking);
            }
        }
        return coming;
    }

    private void move(Booking booking, LocalDateTime at, Chance chance, Telling telling) {
        Booking later = new Booking(booking.id(), booking.hall(), booking.item(),
                slotAfter(booking.slot().toLocalDate(), chance), true);
        telling.tell(at, Sources.PORTAL, By.citizen(Channel.MOBILE),
                new AppointmentRescheduled(later.id(), later.hall().hallId(), later.item().code(), later.start(),
                        later.end(), null, null, booking.start()));
        expect(later);
    }

    void honoured(Booking booking, LocalDateTime at, String ticketId, Telling telling) {
        telling.tell(at, Sources.hall(booking.hall()), By.system(), new AppointmentHonoured(booking.id(),
                booking.hall().hallId(), booking.item().code(), booking.start(), booking.end(), null, ticketId));
    }
}
