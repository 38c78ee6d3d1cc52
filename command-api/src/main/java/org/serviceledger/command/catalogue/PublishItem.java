package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Publishes a service item (事项发布). */
public record PublishItem(String itemCode, ItemDescription description, @Nullable LocalDate validFrom) {

    public PublishItem {
        Require.key("itemCode", itemCode);
        Require.there("description", description);
    }
}
