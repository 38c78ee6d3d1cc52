package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.ExemptionKind;

/** Exempts a service item from being handled online or in the hall (豁免). */
public record ExemptItem(String itemCode, ExemptionKind kind, @Nullable String legalBasis, @Nullable String document,
        @Nullable LocalDate validUntil) {

    public ExemptItem {
        Require.key("itemCode", itemCode);
        Require.there("kind", kind);
    }
}
