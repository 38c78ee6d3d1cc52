package org.serviceledger.command.evaluation;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.Satisfaction;

/**
 * Evaluates the service that a case got (评价).
 *
 * @param caseNo   number of the case
 * @param deviceId on which device, for evaluations in a hall
 */
public record SubmitEvaluation(String caseNo, Satisfaction satisfaction, @Nullable String comment,
        @Nullable String deviceId) {

    public SubmitEvaluation {
        Require.key("caseNo", caseNo);
        Require.there("satisfaction", satisfaction);
        Require.keyIfThere("deviceId", deviceId);
    }
}
