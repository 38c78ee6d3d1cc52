package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Extends the time for the decision (延长审批期限). */
public record ExtendDecisionPeriod(String caseNo, int days, @Nullable String approvedBy, @Nullable String reason,
        @Nullable String noticeNo, @Nullable Boolean joint) {

    public ExtendDecisionPeriod {
        Require.key("caseNo", caseNo);
    }
}
