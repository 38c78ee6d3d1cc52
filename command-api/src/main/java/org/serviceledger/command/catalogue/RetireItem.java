package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Takes a service item out of the catalogue (事项取消). */
public record RetireItem(String itemCode, @Nullable LocalDate validUntil, @Nullable String reason) {

    public RetireItem {
        Require.key("itemCode", itemCode);
    }
}
