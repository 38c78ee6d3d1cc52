package org.serviceledger.command.evaluation;

import org.serviceledger.command.decision.Require;

/** Appeals against a bad review (申诉). */
public record AppealReview(String caseNo, String reason) {

    public AppealReview {
        Require.key("caseNo", caseNo);
        Require.key("reason", reason);
    }
}
