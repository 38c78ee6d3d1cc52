package org.serviceledger.projections.read;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.item.ItemFile;

/** How an item is shown beside a case; all null when it is not known. */
record ItemNames(@Nullable String code, @Nullable String name, @Nullable String region, @Nullable String department,
        @Nullable String departmentName) {

    static ItemNames of(RateReferences known, @Nullable String itemCode, LocalDate day) {
        ItemFile file = itemCode == null ? null : known.items().get(itemCode);
        ServiceItemPublished item = file == null ? null : file.on(day);
        String code = itemCode == null || itemCode.isEmpty() ? null : itemCode;
        return item == null
                ? new ItemNames(code, null, null, null, null)
                : new ItemNames(code, item.name(), item.region(), item.department(), item.departmentName());
    }
}
