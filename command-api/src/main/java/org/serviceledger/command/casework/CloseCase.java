package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Closes a case (办结). */
public record CloseCase(String caseNo, @Nullable String result) {

    public CloseCase {
        Require.key("caseNo", caseNo);
    }
}
