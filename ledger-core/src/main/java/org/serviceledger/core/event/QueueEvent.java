package org.serviceledger.core.event;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts from a hall's queue machine (排队叫号). */
public sealed interface QueueEvent extends ServiceEvent {

    String ticketId();

    @Nullable
    String hallId();

    @Nullable
    String caseNo();

    @Override
    default String subject() {
        return ticketId();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.TICKET, ticketId(), Tags.HALL, hallId(), Tags.CASE, caseNo());
    }

    /**
     * Somebody took a ticket (取号).
     *
     * @param queue    name of the queue within the hall
     * @param number   what is printed on the ticket and called
     * @param priority kind of precedence, if any (优先类型)
     */
    record QueueTicketTaken(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority) implements QueueEvent {}

    /**
     * A ticket was called to a window (叫号).
     *
     * @param window number of the window
     */
    record QueueTicketCalled(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority) implements QueueEvent {}
}
