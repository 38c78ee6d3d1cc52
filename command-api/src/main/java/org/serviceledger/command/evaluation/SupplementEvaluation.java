package org.serviceledger.command.evaluation;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.Satisfaction;

/** Adds to an evaluation (追评). */
public record SupplementEvaluation(String caseNo, Satisfaction satisfaction, @Nullable String comment,
        @Nullable String deviceId) {

    public SupplementEvaluation {
        Require.key("caseNo", caseNo);
        Require.there("satisfaction", satisfaction);
        Require.keyIfThere("deviceId", deviceId);
    }
}
