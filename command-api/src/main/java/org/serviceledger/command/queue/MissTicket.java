package org.serviceledger.command.queue;

import org.serviceledger.command.decision.Require;

/** Notes that a called ticket did not come (过号). */
public record MissTicket(String ticketId) {

    public MissTicket {
        Require.key("ticketId", ticketId);
    }
}
