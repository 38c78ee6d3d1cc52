package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Replaces the description of a service item from a day on (事项变更). */
public record AmendItem(String itemCode, ItemDescription description, @Nullable LocalDate validFrom,
        @Nullable String reason) {

    public AmendItem {
        Require.key("itemCode", itemCode);
        Require.there("description", description);
    }
}
