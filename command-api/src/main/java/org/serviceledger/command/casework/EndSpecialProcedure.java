package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.SpecialProcedureKind;

/** Ends a special procedure. */
public record EndSpecialProcedure(String caseNo, SpecialProcedureKind kind, @Nullable String result) {

    public EndSpecialProcedure {
        Require.key("caseNo", caseNo);
        Require.there("kind", kind);
    }
}
