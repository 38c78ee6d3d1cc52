package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a hall's board shows (叫号屏): one day of one hall.
 *
 * @param hallName          as it was registered; null when it was not
 * @param day               the hall's latest day; today when it never had one
 * @param position          up to which the board is right
 * @param waiting           tickets that wait to be called, again after a missed call included
 * @param called            tickets called at least once
 * @param serving           tickets at a window now
 * @param served            tickets whose service is over
 * @param missed            tickets that missed a call at least once (过号)
 * @param requeued          tickets that waited again after a missed call (重排)
 * @param abandoned         tickets whose holders left (弃号)
 * @param waitP50Seconds    median time from taking to the first call of the tickets called, nearest rank, exact;
 *                          null when none was
 * @param waitP90Seconds    90th percentile, likewise
 * @param servingP50Seconds median time at the window of the tickets served, likewise
 * @param servingP90Seconds 90th percentile, likewise
 * @param next              who is called next, in order, at most ten
 * @param missedNow         tickets that missed their call and do not wait again yet
 */
public record HallBoard(String hallId, @Nullable String hallName, LocalDate day, OffsetDateTime asOf, long position,
        int waiting, int called, int serving, int served, int missed, int requeued, int abandoned,
        @Nullable Long waitP50Seconds, @Nullable Long waitP90Seconds, @Nullable Long servingP50Seconds,
        @Nullable Long servingP90Seconds, List<Queue> queues, List<Window> windows, List<Call> recentCalls,
        List<Waiting> next, List<Waiting> missedNow) {

    /** What a window does. */
    public enum WindowState {
        /** It calls a ticket that has not come yet. */
        CALLING,
        /** It serves. */
        SERVING,
        /** Nobody is there. */
        FREE,
        /** It is closed. */
        CLOSED
    }

    /**
     * A queue with the number called last; times as of the whole hall.
     *
     * @param purpose what it is for; empty when it was not registered with that
     */
    public record Queue(String queue, String purpose, int waiting, int called, int served, int missed, int abandoned,
            @Nullable Long waitP50Seconds, @Nullable Long waitP90Seconds, @Nullable String lastNumber,
            @Nullable String lastWindow) {}

    /**
     * A window with its latest call.
     *
     * @param since from when it has been doing what it does
     */
    public record Window(String window, WindowState state, @Nullable OffsetDateTime since, @Nullable String number,
            @Nullable String queue, @Nullable OffsetDateTime calledAt) {}

    /** A call. */
    public record Call(@Nullable String number, @Nullable String queue, @Nullable String window,
            OffsetDateTime calledAt) {}

    /**
     * A ticket that waits.
     *
     * @param takenAt since when it waits: when it was taken, or came into the queue again
     * @param ahead   how many of its queue are called before it, as far as is known now
     */
    public record Waiting(@Nullable String number, @Nullable String queue, OffsetDateTime takenAt,
            @Nullable String priority, int ahead) {}
}
