package org.serviceledger.command.queue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Lets a missed ticket wait again (重排). */
public record RequeueTicket(String ticketId, @Nullable String reason) {

    public RequeueTicket {
        Require.key("ticketId", ticketId);
    }
}
