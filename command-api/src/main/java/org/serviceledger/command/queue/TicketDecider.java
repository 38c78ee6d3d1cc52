package org.serviceledger.command.queue;

import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.command.queue.QueueState.Stage;
import org.serviceledger.command.queue.QueueState.Ticket;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketMissed;
import org.serviceledger.core.event.QueueEvent.QueueTicketRecalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketRequeued;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.event.TicketSeries;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about queue tickets and windows. */
public final class TicketDecider {

    private static final int LAST_NUMBER = 99_999;

    private TicketDecider() {}

    /** The next number of the queue's day, in a hall and a queue that there are. */
    public static Decision take(TakeTicket command, QueueState state, Circumstances at) {
        if (!state.hall().open(at.today())) {
            return refuse(QueueRule.HALL_UNKNOWN);
        }
        if (!state.hall().has(command.queue())) {
            return refuse(QueueRule.QUEUE_UNKNOWN);
        }
        if (state.lastNumber() >= LAST_NUMBER) {
            return refuse(QueueRule.NUMBERS_USED_UP);
        }
        int number = state.lastNumber() + 1;
        String series = TicketSeries.of(command.hallId(), command.queue(), at.today());
        return accept(new QueueTicketTaken(TicketSeries.ticketId(series, number), command.hallId(), command.queue(),
                shown(command.queue(), number), null, null, command.priority(), command.origin(), null,
                command.itemCode(), command.subjectRef(), command.appointmentId()));
    }

    /** A queue that is named by a letter has it in front of its numbers. */
    private static String shown(String queue, int number) {
        return (queue.matches("[A-Z]{1,2}") ? queue : "") + "%03d".formatted(number);
    }

    /** Only who waits is called, and only to a window that is free. */
    public static Decision call(CallTicket command, QueueState state, Circumstances at) {
        Ticket ticket = state.find(command.ticketId()).orElse(null);
        if (ticket == null) {
            return refuse(QueueRule.TICKET_UNKNOWN);
        }
        if (ticket.stage() != Stage.WAITING) {
            return refuse(QueueRule.TICKET_NOT_WAITING);
        }
        return state.busy(ticket.hallId(), command.window(), command.ticketId())
                ? refuse(QueueRule.WINDOW_BUSY)
                : accept(new QueueTicketCalled(command.ticketId(), ticket.hallId(), ticket.queue(), ticket.number(),
                        command.window(), ticket.caseNo(), null));
    }

    /** Only who was called is called again. */
    public static Decision recall(RecallTicket command, QueueState state, Circumstances at) {
        return ofCalled(command.ticketId(), state,
                t -> accept(new QueueTicketRecalled(command.ticketId(), t.hallId(), t.queue(), t.number(), t.window(),
                        t.caseNo(), null)));
    }

    /** Only who was called can have missed it. */
    public static Decision miss(MissTicket command, QueueState state, Circumstances at) {
        return ofCalled(command.ticketId(), state,
                t -> accept(new QueueTicketMissed(command.ticketId(), t.hallId(), t.queue(), t.number(), t.window(),
                        t.caseNo(), null, t.missed() + 1)));
    }

    /** Only who missed the call waits again. */
    public static Decision requeue(RequeueTicket command, QueueState state, Circumstances at) {
        Ticket ticket = state.find(command.ticketId()).orElse(null);
        if (ticket == null) {
            return refuse(QueueRule.TICKET_UNKNOWN);
        }
        return ticket.stage() == Stage.MISSED
                ? accept(new QueueTicketRequeued(command.ticketId(), ticket.hallId(), ticket.queue(), ticket.number(),
                        null, ticket.caseNo(), null, command.reason()))
                : refuse(QueueRule.TICKET_NOT_MISSED);
    }

    /** Who waits, or missed the call, may leave. */
    public static Decision abandon(AbandonTicket command, QueueState state, Circumstances at) {
        Ticket ticket = state.find(command.ticketId()).orElse(null);
        if (ticket == null) {
            return refuse(QueueRule.TICKET_UNKNOWN);
        }
        return ticket.stage() == Stage.WAITING || ticket.stage() == Stage.MISSED
                ? accept(new QueueTicketAbandoned(command.ticketId(), ticket.hallId(), ticket.queue(),
                        ticket.number(), null, ticket.caseNo(), null, command.reason()))
                : refuse(QueueRule.TICKET_NOT_HERE);
    }

    /** Who was called is served at the window to which it was called, one at a time; a case must be known. */
    public static Decision start(StartWindowService command, QueueState state, Circumstances at) {
        String caseNo = command.caseNo();
        if (caseNo != null && !state.cases().contains(caseNo)) {
            return refuse(QueueRule.CASE_NOT_KNOWN);
        }
        return ofCalled(command.ticketId(), state, t -> {
            if (!command.window().equals(t.window())) {
                return refuse(QueueRule.OTHER_WINDOW);
            }
            return state.busy(t.hallId(), command.window(), command.ticketId())
                    ? refuse(QueueRule.WINDOW_BUSY)
                    : accept(new WindowServiceStarted(command.ticketId(), t.hallId(), t.queue(), t.number(),
                            command.window(), caseNo == null ? t.caseNo() : caseNo, null));
        });
    }

    /** Only what was begun is ended. */
    public static Decision end(EndWindowService command, QueueState state, Circumstances at) {
        Ticket ticket = state.find(command.ticketId()).orElse(null);
        if (ticket == null) {
            return refuse(QueueRule.TICKET_UNKNOWN);
        }
        return ticket.stage() == Stage.BEING_SERVED
                ? accept(new WindowServiceEnded(command.ticketId(), ticket.hallId(), ticket.queue(), ticket.number(),
                        ticket.window(), ticket.caseNo(), null, command.outcome(), command.caseNos()))
                : refuse(QueueRule.NOT_BEING_SERVED);
    }

    private static Decision ofCalled(String ticketId, QueueState state,
            java.util.function.Function<Ticket, Decision> decision) {
        Ticket ticket = state.find(ticketId).orElse(null);
        if (ticket == null) {
            return refuse(QueueRule.TICKET_UNKNOWN);
        }
        return ticket.stage() == Stage.CALLED ? decision.apply(ticket) : refuse(QueueRule.TICKET_NOT_CALLED);
    }
}
