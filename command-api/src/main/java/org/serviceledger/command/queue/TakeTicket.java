package org.serviceledger.command.queue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.TicketOrigin;

/** Takes a queue ticket (取号). Numbers count up without a gap within a queue and day. */
public record TakeTicket(String hallId, String queue, @Nullable String itemCode, @Nullable String subjectRef,
        @Nullable String appointmentId, @Nullable String priority, @Nullable TicketOrigin origin) {

    public TakeTicket {
        Require.key("hallId", hallId);
        Require.key("queue", queue);
        Require.noSlash("queue", queue);
        Require.keyIfThere("itemCode", itemCode);
        Require.keyIfThere("subjectRef", subjectRef);
        Require.keyIfThere("appointmentId", appointmentId);
    }
}
