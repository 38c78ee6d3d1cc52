package org.serviceledger.command.appointment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.HallEvent.HallClosed;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.ServiceEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AppointmentDeciderTest {

    private static final OffsetDateTime FROM = OffsetDateTime.parse("2026-03-23T09:00:00+08:00");
    private static final OffsetDateTime UNTIL = FROM.plusMinutes(30);
    private static final OffsetDateTime NOW = Given.NOW.atOffset(FROM.getOffset());
    private static final String FIRST = "hall/2026-03-23T01:00:00Z/1";
    private static final ServiceEvent BOOKED = booked(FIRST, FROM, "s-1");
    private static final ServiceEvent BOOKED_FOR_TWO = new AppointmentBooked(FIRST, "hall", "item", FROM, UNTIL, "s-1",
            2, null);
    private static final ServiceEvent HALL = new HallRegistered("hall", null, null, null, null, null, null, null, null);
    private static final ServiceEvent ITEM = new ServiceItemPublished("item", null, null, null, null, null, null, null,
            null, null, true, null, null, null, 1, LocalDate.parse("2026-01-01"), null, null, null, null, null, null,
            null, null, null, null, null);
    private static final ServiceEvent ONE_PLACE = new HallRegistered("hall", null, null, null, null, null, null, 1,
            null);

    @Test
    void a_place_in_a_slot_to_come_is_booked() {
        book(FROM, UNTIL).records(new AppointmentBooked(FIRST, "hall", "item", FROM, UNTIL, "s-1", 2, null));
        book(FROM, UNTIL, booked(FIRST, FROM, "s-2")).records(new AppointmentBooked(
                "hall/2026-03-23T01:00:00Z/2", "hall", "item", FROM, UNTIL, "s-1", 2, null));
        book(FROM, FROM).refusedBecause(AppointmentRule.SLOT_BACKWARDS);
        book(NOW, NOW.plusHours(1)).refusedBecause(AppointmentRule.SLOT_PAST);
    }

    @Test
    void only_a_hall_and_an_item_that_are_there_on_the_day_can_be_booked() {
        bookOnly(FROM, UNTIL, ITEM).refusedBecause(AppointmentRule.HALL_NOT_OPEN);
        book(FROM, UNTIL, new HallClosed("hall", null, null)).refusedBecause(AppointmentRule.HALL_NOT_OPEN);
        book(FROM, UNTIL, new HallClosed("hall", LocalDate.parse("2026-03-23"), null))
                .refusedBecause(AppointmentRule.HALL_NOT_OPEN);
        book(FROM, UNTIL, new HallClosed("hall", LocalDate.parse("2026-03-24"), null)).records(BOOKED_FOR_TWO);
        book(FROM, UNTIL, new HallClosed("hall", null, null), HALL).records(BOOKED_FOR_TWO);
        bookOnly(FROM, UNTIL, HALL).refusedBecause(AppointmentRule.ITEM_NOT_OFFERED);
        book(FROM, UNTIL, new ServiceItemRetired("item", LocalDate.parse("2026-03-22"), null, null))
                .refusedBecause(AppointmentRule.ITEM_NOT_OFFERED);
        move(FROM.plusHours(1), BOOKED, new HallClosed("hall", null, null))
                .refusedBecause(AppointmentRule.HALL_NOT_OPEN);
    }

    @Test
    void only_half_hours_of_office_hours_on_working_days_can_be_booked() {
        for (String start : List.of("09:00", "11:30", "13:30", "16:30")) {
            OffsetDateTime from = OffsetDateTime.parse("2026-03-23T" + start + ":00+08:00");
            Given.events(SlotState.MODEL, usually()).when(AppointmentDecider::book,
                    new BookAppointment("hall", "item", from.withOffsetSameInstant(ZoneOffset.UTC),
                            from.plusMinutes(30), "s-1", 2))
                    .accepted();
        }
        for (String start : List.of("03:00", "08:30", "09:15", "12:00", "13:00", "17:00")) {
            OffsetDateTime from = OffsetDateTime.parse("2026-03-23T" + start + ":00+08:00");
            book(from, from.plusMinutes(30)).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        }
        book(FROM, FROM.plusDays(10)).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        book(FROM, FROM.plusMinutes(29)).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        // a Saturday, unless it is worked, and a Monday that is off
        OffsetDateTime saturday = FROM.plusDays(5);
        book(saturday, saturday.plusMinutes(30)).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        ServiceEvent calendar = new CalendarPublished(2026, List.of(LocalDate.parse("2026-03-23")),
                List.of(LocalDate.parse("2026-03-28")), null);
        book(saturday, saturday.plusMinutes(30), calendar).accepted();
        book(FROM, UNTIL, calendar).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        move(saturday, BOOKED).refusedBecause(AppointmentRule.SLOT_NOT_OFFERED);
        move(saturday, BOOKED, calendar).accepted();
    }

    @Test
    void only_the_next_ninety_days_and_for_twenty_people_can_be_booked() {
        // given a Monday thirteen weeks after the week of now
        OffsetDateTime far = FROM.plusWeeks(13);
        assertThat(Duration.between(NOW, far)).isGreaterThan(Duration.ofDays(90));
        // then
        book(far, far.plusMinutes(30)).refusedBecause(AppointmentRule.SLOT_TOO_FAR);
        book(far.minusWeeks(1), far.minusWeeks(1).plusMinutes(30)).accepted();
        move(far, BOOKED).refusedBecause(AppointmentRule.SLOT_TOO_FAR);
        for (int people : new int[]{0, 21, 999_999}) {
            assertThatThrownBy(() -> new BookAppointment("hall", "item", FROM, UNTIL, "s-1", people))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("people");
        }
    }

    @Test
    void a_slot_takes_as_many_as_the_hall_says() {
        book(FROM, UNTIL, ONE_PLACE, booked(FIRST, FROM, "s-2")).refusedBecause(AppointmentRule.SLOT_FULL);
        book(FROM, UNTIL, ONE_PLACE, booked(FIRST, FROM, "s-2"), cancelled(FIRST, "s-2"))
                .records(new AppointmentBooked("hall/2026-03-23T01:00:00Z/2", "hall", "item", FROM, UNTIL, "s-1", 2,
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

    private static ServiceEvent[] usually(ServiceEvent... events) {
        return Stream.concat(Stream.of(HALL, ITEM), Stream.of(events)).toArray(ServiceEvent[]::new);
    }

    private static Then book(OffsetDateTime from, OffsetDateTime until, ServiceEvent... events) {
        return bookOnly(from, until, usually(events));
    }

    private static Then bookOnly(OffsetDateTime from, OffsetDateTime until, ServiceEvent... events) {
        return Given.events(SlotState.MODEL, events).when(AppointmentDecider::book,
                new BookAppointment("hall", "item", from, until, "s-1", 2));
    }

    private static Then move(OffsetDateTime to, ServiceEvent... events) {
        return Given.events(SlotState.MODEL, usually(events)).when(AppointmentDecider::reschedule,
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
