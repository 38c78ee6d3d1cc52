package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.NonAcceptanceKind;

/** Does not accept an application (不予受理). */
public record RefuseAcceptance(String caseNo, @Nullable NonAcceptanceKind kind, @Nullable String reason,
        @Nullable String documentNo, @Nullable String competentAuthority) {

    public RefuseAcceptance {
        Require.key("caseNo", caseNo);
    }
}
