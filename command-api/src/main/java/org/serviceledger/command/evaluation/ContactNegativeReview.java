package org.serviceledger.command.evaluation;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.ReviewFinding;

/** Notes what a call-back about a bad review found (差评核实回访). */
public record ContactNegativeReview(String caseNo, ReviewFinding finding, @Nullable String note) {

    public ContactNegativeReview {
        Require.key("caseNo", caseNo);
        Require.there("finding", finding);
    }
}
