package org.serviceledger.projections.appointment;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.appointment.AppointmentFile.State;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/** What an appointment adds to the counts of its hall and slot: it was kept or missed. */
final class AppointmentCounts {

    private static final int HOURS_AND_MINUTES = 5;

    private AppointmentCounts() {}

    static Map<BucketKey, Amount> of(AppointmentFile appointment) {
        State state = appointment.state();
        Instant slot = appointment.slotStart();
        String hallId = appointment.hallId();
        if (slot == null || state != State.KEPT && state != State.MISSED) {
            return Map.of();
        }
        LocalTime time = slot.atZone(Days.ZONE).toLocalTime();
        String dimension = Dimension.ofHall(hallId == null ? "" : hallId,
                time.toString().substring(0, HOURS_AND_MINUTES));
        return Map.of(new BucketKey(Count.APPOINTMENTS.bucket(), dimension, Days.of(slot)),
                new Amount(state == State.KEPT ? 1 : 0, 1));
    }
}
