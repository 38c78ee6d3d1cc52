package org.serviceledger.command.queue;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.WindowOutcome;

/** Ends serving a ticket (办理结束). */
public record EndWindowService(String ticketId, @Nullable WindowOutcome outcome, @Nullable List<String> caseNos) {

    public EndWindowService {
        Require.key("ticketId", ticketId);
        caseNos = caseNos == null ? null : List.copyOf(caseNos);
    }
}
