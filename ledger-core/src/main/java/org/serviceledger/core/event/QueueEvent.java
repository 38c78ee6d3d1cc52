package org.serviceledger.core.event;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts from a hall's queue machine (排队叫号). */
public sealed interface QueueEvent extends ServiceEvent {

    String ticketId();

    @Override
    default String subject() {
        return ticketId();
    }

    @Nullable
    String hallId();

    @Nullable
    String caseNo();

    @Nullable
    String window();

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.TICKET, ticketId(), Tags.HALL, hallId(), Tags.CASE, caseNo(), Tags.SERIES,
                this instanceof QueueTicketTaken ? TicketSeries.of(ticketId()) : null, Tags.WINDOW,
                TicketSeries.windowOf(ticketId(), window()), Tags.SUBJECT,
                this instanceof QueueTicketTaken taken ? taken.subjectRef() : null);
    }

    /**
     * Somebody took a ticket (取号).
     *
     * @param queue name of the queue within the hall
     * @param number what is printed on the ticket and called
     * @param window number of the window
     * @param priority kind of precedence, if any (优先类型)
     * @param origin how it was taken (取号方式)
     * @param peopleAhead how many waited then (前方人数)
     */
    record QueueTicketTaken(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority, @Nullable TicketOrigin origin,
            @Nullable Integer peopleAhead, @Nullable String itemCode, @Nullable String subjectRef,
            @Nullable String appointmentId) implements QueueEvent {
        /** With the core fields only. */
        public QueueTicketTaken(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null, null, null, null, null);
        }
    }

    /**
     * A ticket was called to a window (叫号).
     */
    record QueueTicketCalled(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority) implements QueueEvent {}

    /**
     * A ticket was called again (重呼).
     */
    record QueueTicketRecalled(String ticketId, @Nullable String hallId, @Nullable String queue,
            @Nullable String number, @Nullable String window, @Nullable String caseNo,
            @Nullable String priority) implements QueueEvent {}

    /**
     * A called ticket did not come (过号).
     *
     * @param times how often it has been missed
     */
    record QueueTicketMissed(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority,
            @Nullable Integer times) implements QueueEvent {
        /** With the core fields only. */
        public QueueTicketMissed(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null);
        }
    }

    /**
     * A missed ticket waits again (重排).
     */
    record QueueTicketRequeued(String ticketId, @Nullable String hallId, @Nullable String queue,
            @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority,
            @Nullable String reason) implements QueueEvent {
        /** With the core fields only. */
        public QueueTicketRequeued(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null);
        }
    }

    /**
     * Somebody left without being served (弃号).
     */
    record QueueTicketAbandoned(String ticketId, @Nullable String hallId, @Nullable String queue,
            @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority,
            @Nullable String reason) implements QueueEvent {
        /** With the core fields only. */
        public QueueTicketAbandoned(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null);
        }
    }

    /**
     * Serving a ticket began (开始办理).
     *
     * @param caseNos cases that are dealt with
     */
    record WindowServiceStarted(String ticketId, @Nullable String hallId, @Nullable String queue,
            @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority,
            @Nullable List<String> caseNos) implements QueueEvent {
        /** With the core fields only. */
        public WindowServiceStarted(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null);
        }
    }

    /**
     * Serving a ticket ended (办理结束).
     */
    record WindowServiceEnded(String ticketId, @Nullable String hallId, @Nullable String queue, @Nullable String number,
            @Nullable String window, @Nullable String caseNo, @Nullable String priority,
            @Nullable WindowOutcome outcome, @Nullable List<String> caseNos) implements QueueEvent {
        /** With the core fields only. */
        public WindowServiceEnded(String ticketId, @Nullable String hallId, @Nullable String queue,
                @Nullable String number, @Nullable String window, @Nullable String caseNo, @Nullable String priority) {
            this(ticketId, hallId, queue, number, window, caseNo, priority, null, null);
        }
    }
}
