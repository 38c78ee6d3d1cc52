package org.serviceledger.command.appointment;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ServiceEvent;

class AppointmentDeciderTest {

    private static final OffsetDateTime FROM = OffsetDateTime.parse("2026-03-21T09:00:00+08:00");
    private static final OffsetDateTime UNTIL = FROM.plusMinutes(30);
    private static final OffsetDateTime NOW = Given.NOW.atOffset(FROM.getOffset());
    private static final String FIRST = "hall/2026-03-21T01:00:00Z/1";
    private static final ServiceEvent BOOKED = booked(FIRST, FROM, "s-1");
    private static final ServiceEvent ONE_PLACE = new HallRegistered("hall", null, null, null, null, null, null, 1,
            null);

    @Test
    void a_place_in_a_slot_to_come_is_booked() {
        book(FROM, UNTIL).records(new AppointmentBooked(FIRST, "hall", "item", FROM, UNTIL, "s-1", 2, null));
        book(FROM, UNTIL, booked(FIRST, FROM, "s-2")).records(new AppointmentBooked(
                "hall/2026-03-21T01:00:00Z/2", "hall", "item", FROM, UNTIL, "s-1", 2, null));
        book(FROM, FROM).refusedBecause(AppointmentRule.SLOT_BACKWARDS);
        book(NOW, NOW.plusHours(1)).refusedBecause(AppointmentRule.SLOT_PAST);
    }

    @Test
    void a_slot_takes_as_many_as_the_hall_says() {
        book(FROM, UNTIL, ONE_PLACE, booked(FIRST, FROM, "s-2")).refusedBecause(AppointmentRule.SLOT_FULL);
        book(FROM, UNTIL, ONE_PLACE, booked(FIRST, FROM, "s-2"), cancelled(FIRST, "s-2"))
                .records(new AppointmentBooked("hall/2026-03-21T01:00:00Z/2", "hall", "item", FROM, UNTIL, "s-1", 2,
                        null));
        book(FROM, UNTIL, ONE_PLACE, booked("x", FROM.plusHours(1), "s-2"))
                .records(new AppointmentBooked(FIRST, "hall", "item", FROM, UNTIL, "s-1", 2, null));
    }

    @Test
    void nobody_books_the_same_twice() {
        book(FROM, UNTIL, BOOKED).refusedBecause(AppointmentRule.ALREADY_BOOKED);
    }

    @Test
    void an_appointment_moves_to_a_free_slot_until_it_begins() {
        OffsetDateTime later = FROM.plusHours(1);
        ServiceEvent moved = new AppointmentRescheduled(FIRST, "hall", "item", later, later.plusMinutes(30), "s-1",
                "有事", FROM);
        move(later, BOOKED).records(moved);
        move(later).refusedBecause(AppointmentRule.APPOINTMENT_UNKNOWN);
        move(later, BOOKED, cancelled(FIRST, "s-1")).refusedBecause(AppointmentRule.APPOINTMENT_OVER);
        move(later, booked(FIRST, NOW, "s-1")).refusedBecause(AppointmentRule.TOO_LATE);
        move(later, ONE_PLACE, BOOKED, booked("x", later, "s-2")).refusedBecause(AppointmentRule.SLOT_FULL);
    }

    @Test
    void what_a_later_record_leaves_out_is_as_it_was_booked() {
        OffsetDateTime later = FROM.plusHours(1);
        OffsetDateTime end = later.plusMinutes(30);
        ServiceEvent moved = new AppointmentRescheduled(FIRST, "hall", null, later, end, null, null, FROM);
        cancel(BOOKED, moved).records(new AppointmentCancelled(FIRST, "hall", "item", later, end, "s-1", "不来了"));
        // and what it says counts
        ServiceEvent other = new AppointmentRescheduled(FIRST, "hall", "other", later, end, "s-2", null, FROM);
        cancel(BOOKED, other).records(new AppointmentCancelled(FIRST, "hall", "other", later, end, "s-2", "不来了"));
        // also of one that was booked elsewhere
        cancel(other).records(new AppointmentCancelled(FIRST, "hall", "other", later, end, "s-2", "不来了"));
        // an appointment of which nothing but its being over is known
        move(later, cancelled(FIRST, "s-1")).refusedBecause(AppointmentRule.APPOINTMENT_OVER);
    }

    @Test
    void an_appointment_is_cancelled_once_and_until_it_begins() {
        cancel(BOOKED).records(cancelled(FIRST, "s-1"));
        cancel().refusedBecause(AppointmentRule.APPOINTMENT_UNKNOWN);
        cancel(BOOKED, new AppointmentHonoured(FIRST, "hall", "item", FROM, UNTIL, "s-1"))
                .refusedBecause(AppointmentRule.APPOINTMENT_OVER);
        cancel(booked(FIRST, NOW, "s-1")).refusedBecause(AppointmentRule.TOO_LATE);
    }

    private static Then book(OffsetDateTime from, OffsetDateTime until, ServiceEvent... events) {
        return Given.events(SlotState.MODEL, events).when(AppointmentDecider::book,
                new BookAppointment("hall", "item", from, until, "s-1", 2));
    }

    private static Then move(OffsetDateTime to, ServiceEvent... events) {
        return Given.events(SlotState.MODEL, events).when(AppointmentDecider::reschedule,
                new RescheduleAppointment(FIRST, "hall", to, to.plusMinutes(30), "有事"));
    }

    private static Then cancel(ServiceEvent... events) {
        return Given.events(SlotState.MODEL, events).when(AppointmentDecider::cancel,
                new CancelAppointment(FIRST, "不来了"));
    }

    private static ServiceEvent booked(String id, OffsetDateTime from, String who) {
        return new AppointmentBooked(id, "hall", "item", from, from.plusMinutes(30), who);
    }

    private static ServiceEvent cancelled(String id, String who) {
        return new AppointmentCancelled(id, "hall", "item", FROM, UNTIL, who, "不来了");
    }
}
