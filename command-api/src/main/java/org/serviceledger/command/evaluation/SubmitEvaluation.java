package org.serviceledger.command.evaluation;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.Satisfaction;

/**
 * Evaluates the service that a case got (评价).
 *
 * @param caseNo   number of the case
 * @param deviceId on which device, for evaluations in a hall
 */
public record SubmitEvaluation(String caseNo, Satisfaction satisfaction, @Nullable String comment,
        @Nullable String deviceId) {

    private static final int MAX_COMMENT = 2000;

    public SubmitEvaluation {
        if (caseNo == null || caseNo.isBlank() || caseNo.length() > 256) {
            throw new IllegalArgumentException("caseNo is missing or too long");
        }
        if (satisfaction == null) {
            throw new IllegalArgumentException("satisfaction is missing");
        }
        if (comment != null && comment.length() > MAX_COMMENT) {
            throw new IllegalArgumentException("comment has more than " + MAX_COMMENT + " characters");
        }
    }
}
