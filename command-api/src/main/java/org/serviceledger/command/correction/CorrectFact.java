package org.serviceledger.command.correction;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Corrects a recorded fact by another one (红字更正). */
public record CorrectFact(String caseNo, @Nullable String correctedSource, String correctedId, String field,
        @Nullable String value, String reason, @Nullable String legalBasis, String approvedBy) {

    public CorrectFact {
        Require.key("caseNo", caseNo);
        Require.key("correctedId", correctedId);
        Require.key("field", field);
        Require.key("reason", reason);
        Require.key("approvedBy", approvedBy);
    }
}
