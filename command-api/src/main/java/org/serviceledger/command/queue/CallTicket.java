package org.serviceledger.command.queue;

import org.serviceledger.command.decision.Require;

/** Calls a ticket to a window (叫号). */
public record CallTicket(String ticketId, String window) {

    public CallTicket {
        Require.key("ticketId", ticketId);
        Require.key("window", window);
        Require.noSlash("window", window);
    }
}
