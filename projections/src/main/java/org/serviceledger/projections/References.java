package org.serviceledger.projections;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.rates.Definitions;

/**
 * What a view needs of other entities (reference data), as it is known at a position of the ledger: items,
 * halls, the working calendar, the clock's policies, what metrics count.
 */
public interface References {

    /** What an item's version in force on a day says; null when the item is not known. */
    @Nullable
    ServiceItemPublished item(String itemCode, LocalDate day);

    /** What it says of times. */
    default ItemTerms terms(String itemCode, LocalDate day) {
        ServiceItemPublished item = item(itemCode, day);
        return item == null ? ItemTerms.UNKNOWN : ItemTerms.of(item);
    }

    /** Whether a hall is a branch or professional hall (分厅). */
    boolean isBranch(String hallId);

    /** What the metrics count. */
    Definitions definitions();

    /** The clock as it counts in a region for what began on a day. */
    StatutoryClock clock(@Nullable String region, LocalDate day);
}
