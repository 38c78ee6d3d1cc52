package org.serviceledger.projections.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A queue ticket.
 *
 * @param takenAt  when it was taken
 * @param calledAt when it was first called
 * @param window   to which window
 * @param position of the last event applied
 */
public record TicketFile(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
        @Nullable String priority, @Nullable Instant takenAt, @Nullable Instant calledAt, @Nullable String window,
        long position) {

    /** When it was first heard of: when it was taken, else when it was called. */
    public @Nullable Instant firstSeen() {
        return takenAt != null ? takenAt : calledAt;
    }
}
