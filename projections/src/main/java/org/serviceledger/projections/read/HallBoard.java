package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a hall's board shows (叫号屏): one day of one hall.
 *
 * @param day            the hall's latest day; today when it never had one
 * @param position       up to which the board is right
 * @param waiting        tickets taken and not called
 * @param waitP50Seconds median time from taking to calling of the tickets called, nearest rank; null when none was
 * @param waitP90Seconds 90th percentile, likewise
 */
public record HallBoard(String hallId, LocalDate day, OffsetDateTime asOf, long position, int waiting, int called,
        @Nullable Long waitP50Seconds, @Nullable Long waitP90Seconds, List<Queue> queues, List<Window> windows,
        List<Call> recentCalls, List<Waiting> next) {

    /** A queue with the number called last. */
    public record Queue(String queue, int waiting, @Nullable String lastNumber, @Nullable String lastWindow) {}

    /** A window with its latest call. */
    public record Window(String window, @Nullable String number, @Nullable String queue, OffsetDateTime calledAt) {}

    /** A call. */
    public record Call(@Nullable String number, @Nullable String queue, @Nullable String window,
            OffsetDateTime calledAt) {}

    /** A ticket that waits. */
    public record Waiting(@Nullable String number, @Nullable String queue, OffsetDateTime takenAt,
            @Nullable String priority) {}
}
