package org.serviceledger.command.evaluation;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Notes that what a bad review complained of was put right (整改完成). */
public record CompleteRectification(String caseNo, String measures, @Nullable String responsible) {

    public CompleteRectification {
        Require.key("caseNo", caseNo);
        Require.key("measures", measures);
    }
}
