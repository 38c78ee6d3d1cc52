package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Completes a step of the review (审查环节). */
public record CompleteReviewStep(String caseNo, String stepName, @Nullable String outcome, @Nullable String opinion) {

    public CompleteReviewStep {
        Require.key("caseNo", caseNo);
        Require.key("stepName", stepName);
    }
}
