package org.serviceledger.command.casework;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Tells the applicant what is missing (补正告知). */
public record RequireCorrection(String caseNo, @Nullable List<String> items, @Nullable String documentNo,
        @Nullable String reason, @Nullable LocalDate dueOn) {

    public RequireCorrection {
        Require.key("caseNo", caseNo);
        items = items == null ? null : List.copyOf(items);
    }
}
