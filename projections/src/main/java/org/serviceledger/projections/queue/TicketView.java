package org.serviceledger.projections.queue;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;

/** Folds the facts about a queue ticket. A hall's board is put together from its tickets of the day. */
public final class TicketView implements View<TicketFile> {

    /** Name of this view. */
    public static final String KIND = "ticket";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<TicketFile> type() {
        return TicketFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return QueueEvent.class;
    }

    @Override
    public String tag() {
        return Tags.TICKET;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof QueueEvent fact ? fact.ticketId() : null;
    }

    @Override
    public TicketFile empty(String key) {
        return new TicketFile(key, null, null, null, null, null, null, null, -1);
    }

    @Override
    public TicketFile evolve(TicketFile ticket, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        long position = event.position();
        return switch (event.data()) {
            case QueueTicketTaken taken when ticket.takenAt() == null ->
                new TicketFile(ticket.ticketId(), first(ticket.hallId(), taken.hallId()),
                        first(ticket.queue(), taken.queue()), first(ticket.number(), taken.number()),
                        first(ticket.priority(), taken.priority()), at, ticket.calledAt(), ticket.window(), position);
            case QueueTicketCalled called when ticket.calledAt() == null ->
                new TicketFile(ticket.ticketId(), first(ticket.hallId(), called.hallId()),
                        first(ticket.queue(), called.queue()), first(ticket.number(), called.number()),
                        first(ticket.priority(), called.priority()), ticket.takenAt(), at, called.window(), position);
            default -> new TicketFile(ticket.ticketId(), ticket.hallId(), ticket.queue(), ticket.number(),
                    ticket.priority(), ticket.takenAt(), ticket.calledAt(), ticket.window(), position);
        };
    }

    @Override
    public String listKey(TicketFile ticket) {
        Instant seen = ticket.firstSeen();
        return ticket.hallId() == null || seen == null ? "" : group(ticket.hallId(), Days.of(seen));
    }

    @Override
    public String listSort(TicketFile ticket) {
        Instant seen = ticket.firstSeen();
        return seen == null ? "" : Days.sortable(seen);
    }

    /** Group in which the tickets of a hall's day are listed. */
    public static String group(String hallId, LocalDate day) {
        return hallId + "|" + day;
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null ? known : found;
    }
}
