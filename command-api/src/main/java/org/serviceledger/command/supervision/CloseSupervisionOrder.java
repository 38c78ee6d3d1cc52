package org.serviceledger.command.supervision;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Closes an order that was answered (督办办结). */
public record CloseSupervisionOrder(String caseNo, String orderNo, @Nullable String result) {

    public CloseSupervisionOrder {
        Require.key("caseNo", caseNo);
        Require.key("orderNo", orderNo);
    }
}
