package org.serviceledger.projections.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A queue ticket, the same whatever the order in which its facts arrived.
 *
 * @param takenAt    when it was taken
 * @param subjectRef pseudonym of who took it
 * @param turns      what happened to it since, in the order in which it happened
 * @param position   of the last event applied
 */
public record TicketFile(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
        @Nullable String priority, @Nullable String itemCode, @Nullable String caseNo, @Nullable String subjectRef,
        @Nullable Instant takenAt, List<Turn> turns, long position) {

    public TicketFile {
        turns = List.copyOf(turns);
    }

    /** Where a ticket stands. */
    public enum Stage {
        WAITING, CALLED, MISSED, SERVING, SERVED, ABANDONED
    }

    /** What may happen to a ticket; what happens later at the same instant comes later here. */
    public enum Kind {
        CALLED(Stage.CALLED), RECALLED(Stage.CALLED), MISSED(Stage.MISSED), REQUEUED(Stage.WAITING), STARTED(
                Stage.SERVING),
        ENDED(Stage.SERVED), ABANDONED(Stage.ABANDONED);

        private final Stage leadsTo;

        Kind(Stage leadsTo) {
            this.leadsTo = leadsTo;
        }
    }

    /** Something that happened to the ticket; the id settles the order of two at the same time. */
    public record Turn(Instant at, Kind kind, String id, @Nullable String window) {}

    /** Where it stands. */
    public Stage stage() {
        return turns.isEmpty() ? Stage.WAITING : turns.getLast().kind().leadsTo;
    }

    /** When it was first called; null when it never was. */
    public @Nullable Instant calledAt() {
        return first(Kind.CALLED);
    }

    /** When it was called last, repeated calls included; null when it never was. */
    public @Nullable Instant lastCalledAt() {
        return turns.stream().filter(turn -> turn.kind() == Kind.CALLED || turn.kind() == Kind.RECALLED).map(Turn::at)
                .reduce((one, other) -> other).orElse(null);
    }

    /** To which window it was called last, or at which it was served. */
    public @Nullable String window() {
        return turns.stream().map(Turn::window).filter(Objects::nonNull).reduce((one, other) -> other).orElse(null);
    }

    /** When serving began; null when it never did. */
    public @Nullable Instant servedFrom() {
        return first(Kind.STARTED);
    }

    /** When serving was over; null while it is not. */
    public @Nullable Instant servedUntil() {
        return turns.stream().filter(turn -> turn.kind() == Kind.ENDED).map(Turn::at)
                .reduce((one, other) -> other).orElse(null);
    }

    /** How often something happened to it. */
    public int count(Kind kind) {
        return Math.toIntExact(turns.stream().filter(turn -> turn.kind() == kind).count());
    }

    /** Since when it has been where it stands; null when that is not known. */
    public @Nullable Instant since() {
        return turns.isEmpty() ? takenAt : turns.getLast().at();
    }

    /** From taking to the first call, never below zero; null when one of them is not known. */
    public @Nullable Duration waited() {
        Instant called = calledAt();
        Instant taken = takenAt;
        return taken == null || called == null
                ? null
                : called.isBefore(taken) ? Duration.ZERO : Duration.between(taken, called);
    }

    /** When it was first heard of: when it was taken, else the first thing that happened to it. */
    public @Nullable Instant firstSeen() {
        return Stream.of(takenAt, turns.isEmpty() ? null : turns.getFirst().at()).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private @Nullable Instant first(Kind kind) {
        return turns.stream().filter(turn -> turn.kind() == kind).map(Turn::at).findFirst().orElse(null);
    }
}
