package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Accepts an application (受理). What the item promises on that day is frozen for the case. */
public record AcceptApplication(String caseNo, String itemCode, @Nullable String department,
        @Nullable String documentNo) {

    public AcceptApplication {
        Require.key("caseNo", caseNo);
        Require.key("itemCode", itemCode);
    }
}
