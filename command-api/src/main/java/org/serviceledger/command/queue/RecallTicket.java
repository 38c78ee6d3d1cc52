package org.serviceledger.command.queue;

import org.serviceledger.command.decision.Require;

/** Calls a ticket again (重呼). */
public record RecallTicket(String ticketId) {

    public RecallTicket {
        Require.key("ticketId", ticketId);
    }
}
