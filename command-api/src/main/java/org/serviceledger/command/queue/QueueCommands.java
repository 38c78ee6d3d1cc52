package org.serviceledger.command.queue;

import java.util.List;
import java.util.function.Function;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.core.event.TicketSeries;

/** All commands about queue tickets and windows, with what each rests on. */
public final class QueueCommands {

    private QueueCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(
                new CommandDefinition<>(TakeTicket.class,
                        (command, at) -> QueueState
                                .series(command.hallId(),
                                        TicketSeries.of(command.hallId(), command.queue(), at.today())),
                        QueueState.MODEL, TicketDecider::take, true),
                new CommandDefinition<>(CallTicket.class,
                        (command, at) -> QueueState.ticketAtWindow(command.ticketId(), command.window()),
                        QueueState.MODEL, TicketDecider::call),
                of(RecallTicket.class, RecallTicket::ticketId, TicketDecider::recall),
                of(MissTicket.class, MissTicket::ticketId, TicketDecider::miss),
                of(RequeueTicket.class, RequeueTicket::ticketId, TicketDecider::requeue),
                of(AbandonTicket.class, AbandonTicket::ticketId, TicketDecider::abandon),
                new CommandDefinition<>(StartWindowService.class, QueueCommands::ofService, QueueState.MODEL,
                        TicketDecider::start),
                of(EndWindowService.class, EndWindowService::ticketId, TicketDecider::end));
    }

    private static Boundary ofService(StartWindowService command, Circumstances at) {
        Boundary ticket = QueueState.ticketAtWindow(command.ticketId(), command.window());
        String caseNo = command.caseNo();
        return caseNo == null ? ticket : ticket.and(QueueState.caseKnown(caseNo));
    }

    private static <C> CommandDefinition<C, QueueState> of(Class<C> type, Function<C, String> ticketId,
            Decider<C, QueueState> decider) {
        return new CommandDefinition<>(type, (command, at) -> QueueState.ticket(ticketId.apply(command)),
                QueueState.MODEL, decider);
    }
}
