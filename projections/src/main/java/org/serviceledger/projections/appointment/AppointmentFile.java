package org.serviceledger.projections.appointment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An appointment (预约), the same whatever the order in which its facts arrived.
 *
 * @param turns    what happened to it, in the order in which it happened
 * @param ticketId ticket that was taken when somebody came
 * @param position of the last event applied
 */
public record AppointmentFile(String appointmentId, @Nullable String itemCode, @Nullable String subjectRef,
        @Nullable Integer people, @Nullable String ticketId, List<Turn> turns,
        long position) {

    public AppointmentFile {
        turns = List.copyOf(turns);
    }

    /** What becomes of an appointment. */
    public enum State {
        /** Somebody is expected. */
        BOOKED,
        /** It was cancelled (取消). */
        CANCELLED,
        /** Somebody came (履约). */
        KEPT,
        /** Nobody came (爽约). */
        MISSED
    }

    /** What may happen to it; what happens later at the same instant comes later here. */
    public enum Kind {
        BOOKED(State.BOOKED), RESCHEDULED(State.BOOKED), CANCELLED(State.CANCELLED), NO_SHOW(State.MISSED), HONOURED(
                State.KEPT);

        private final State leadsTo;

        Kind(State leadsTo) {
            this.leadsTo = leadsTo;
        }
    }

    /** Something that happened to it; the id settles the order of two at the same time. */
    public record Turn(Instant at, Kind kind, String id, @Nullable String hallId, @Nullable Instant slotStart,
            @Nullable Instant slotEnd) {

        private boolean setsSlot() {
            return kind.leadsTo == State.BOOKED && slotStart != null;
        }
    }

    /** What has become of it; what is known to have been booked only by its end is not booked. */
    public State state() {
        return turns.isEmpty() ? State.BOOKED : turns.getLast().kind().leadsTo;
    }

    /** When somebody is expected, after the last move; null when no fact says so. */
    public @Nullable Instant slotStart() {
        Turn slot = slot();
        return slot == null ? null : slot.slotStart();
    }

    /** Until when, likewise. */
    public @Nullable Instant slotEnd() {
        Turn slot = slot();
        return slot == null ? null : slot.slotEnd();
    }

    /** In which hall, likewise. */
    public @Nullable String hallId() {
        Turn slot = slot();
        return slot == null ? null : slot.hallId();
    }

    /** When it was booked first; null when only what came of it is known. */
    public @Nullable Instant bookedAt() {
        return turns.stream().filter(turn -> turn.kind() == Kind.BOOKED).map(Turn::at).findFirst().orElse(null);
    }

    /** How often it was moved. */
    public int moves() {
        return Math.toIntExact(turns.stream().filter(turn -> turn.kind() == Kind.RESCHEDULED).count());
    }

    /** The last booking or move; without one, what its end says of the slot. */
    private @Nullable Turn slot() {
        return turns.stream().filter(Turn::setsSlot).reduce((one, later) -> later)
                .or(() -> turns.stream().filter(turn -> Objects.nonNull(turn.slotStart()))
                        .reduce((one, later) -> later))
                .orElse(null);
    }
}
