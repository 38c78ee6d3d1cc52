package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.DecisionOutcome;

/** Decides (决定). */
public record MakeDecision(String caseNo, DecisionOutcome outcome, @Nullable String documentNo, @Nullable String reason,
        @Nullable String legalBasis) {

    public MakeDecision {
        Require.key("caseNo", caseNo);
        Require.there("outcome", outcome);
    }
}
