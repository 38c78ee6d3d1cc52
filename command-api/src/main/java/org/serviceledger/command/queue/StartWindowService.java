package org.serviceledger.command.queue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Begins to serve a called ticket (开始办理). */
public record StartWindowService(String ticketId, String window, @Nullable String caseNo) {

    public StartWindowService {
        Require.key("ticketId", ticketId);
        Require.key("window", window);
        Require.noSlash("window", window);
        Require.keyIfThere("caseNo", caseNo);
    }
}
