package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.SpecialProcedureKind;

/** Starts a special procedure (特别程序). */
public record StartSpecialProcedure(String caseNo, SpecialProcedureKind kind, @Nullable String noticeNo,
        @Nullable Integer days, @Nullable String reason) {

    public StartSpecialProcedure {
        Require.key("caseNo", caseNo);
        Require.there("kind", kind);
    }
}
