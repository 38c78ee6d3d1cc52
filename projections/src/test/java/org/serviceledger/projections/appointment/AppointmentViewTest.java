package org.serviceledger.projections.appointment;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AppointmentEvent.AppointmentBooked;
import org.serviceledger.core.event.AppointmentEvent.AppointmentCancelled;
import org.serviceledger.core.event.AppointmentEvent.AppointmentHonoured;
import org.serviceledger.core.event.AppointmentEvent.AppointmentNoShow;
import org.serviceledger.core.event.AppointmentEvent.AppointmentRescheduled;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.appointment.AppointmentFile.State;

import static org.assertj.core.api.Assertions.assertThat;

class AppointmentViewTest {

    private static final OffsetDateTime SLOT = OffsetDateTime.parse("2026-03-20T09:00:00+08:00");

    private static EventEnvelope on(int day, ServiceEvent fact) {
        return Facts.fact("2026-03-%02dT08:00:00+08:00".formatted(day), fact);
    }

    private static EventEnvelope booked(int day) {
        return on(day, new AppointmentBooked("a", "hall-1", "item", SLOT, SLOT.plusMinutes(30), "somebody"));
    }

    private static EventEnvelope moved(int day) {
        OffsetDateTime later = SLOT.plusDays(1);
        return on(day, new AppointmentRescheduled("a", "hall-2", null, later, later.plusMinutes(30), null));
    }

    private static AppointmentFile fold(EventEnvelope... facts) {
        return Facts.fold(new AppointmentView(), "a", facts);
    }

    @Test
    void a_move_counts_whenever_it_is_told_and_takes_the_appointment_to_another_hall() {
        for (AppointmentFile file : new AppointmentFile[]{fold(booked(1), moved(2)), fold(moved(2), booked(1))}) {
            assertThat(file.state()).isEqualTo(State.BOOKED);
            assertThat(file.hallId()).isEqualTo("hall-2");
            assertThat(file.slotStart()).isEqualTo(SLOT.plusDays(1).toInstant());
            assertThat(file.slotEnd()).isEqualTo(SLOT.plusDays(1).plusMinutes(30).toInstant());
            assertThat(file.moves()).isEqualTo(1);
            assertThat(file.bookedAt()).isEqualTo(booked(1).time().toInstant());
            assertThat(file.itemCode()).isEqualTo("item");
            assertThat(file.subjectRef()).isEqualTo("somebody");
        }
    }

    @Test
    void what_happened_last_says_what_became_of_it() {
        EventEnvelope cancelled = on(3, new AppointmentCancelled("a", "hall-1", null, SLOT, null, null));
        EventEnvelope kept = on(20, new AppointmentHonoured("a", "hall-1", null, SLOT, null, null, "T-1"));
        EventEnvelope missed = on(20, new AppointmentNoShow("a", "hall-1", null, SLOT, null, null));
        assertThat(fold(cancelled, booked(1)).state()).isEqualTo(State.CANCELLED);
        assertThat(fold(booked(1), kept).state()).isEqualTo(State.KEPT);
        assertThat(fold(booked(1), kept).ticketId()).isEqualTo("T-1");
        assertThat(fold(missed, booked(1)).state()).isEqualTo(State.MISSED);
    }

    @Test
    void without_a_booking_the_slot_is_the_one_that_its_end_names() {
        AppointmentFile file = fold(on(20, new AppointmentNoShow("a", "hall-1", null, SLOT, null, null)));
        assertThat(file.slotStart()).isEqualTo(SLOT.toInstant());
        assertThat(file.hallId()).isEqualTo("hall-1");
        assertThat(file.bookedAt()).isNull();
    }
}
