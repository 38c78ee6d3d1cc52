package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Withdraws an application (撤回). */
public record WithdrawApplication(String caseNo, @Nullable String reason) {

    public WithdrawApplication {
        Require.key("caseNo", caseNo);
    }
}
