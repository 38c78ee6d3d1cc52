package org.serviceledger.projections.read;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.queue.TicketFile;

/**
 * Where a ticket stands.
 *
 * @param since         from when it has stood there
 * @param ahead         how many of its queue are called before it; null when it does not wait
 * @param missed        how often it missed its call
 * @param waitedSeconds from taking to the first call; null when it was not called
 */
public record TicketPlace(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
        @Nullable String priority, @Nullable String itemCode, @Nullable String caseNo, TicketFile.Stage stage,
        @Nullable OffsetDateTime since, @Nullable Integer ahead, @Nullable String window, int missed,
        @Nullable OffsetDateTime takenAt, @Nullable OffsetDateTime calledAt, @Nullable Long waitedSeconds) {

    static TicketPlace of(TicketFile ticket, @Nullable Integer ahead) {
        Duration waited = ticket.waited();
        return new TicketPlace(ticket.ticketId(), ticket.hallId(), ticket.queue(), ticket.number(), ticket.priority(),
                ticket.itemCode(), ticket.caseNo(), ticket.stage(), shown(ticket.since()), ahead, ticket.window(),
                ticket.count(TicketFile.Kind.MISSED), shown(ticket.takenAt()), shown(ticket.calledAt()),
                waited == null ? null : waited.toSeconds());
    }

    /** What everybody may see. */
    TicketPlace withoutCase() {
        return new TicketPlace(ticketId, hallId, queue, number, priority, itemCode, null, stage, since, ahead, window,
                missed, takenAt, calledAt, waitedSeconds);
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
