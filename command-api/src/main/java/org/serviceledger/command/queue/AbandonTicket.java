package org.serviceledger.command.queue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Notes that somebody left (弃号). */
public record AbandonTicket(String ticketId, @Nullable String reason) {

    public AbandonTicket {
        Require.key("ticketId", ticketId);
    }
}
