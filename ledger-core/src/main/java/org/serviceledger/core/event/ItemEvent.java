package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about a service item (事项), the catalogue's entry that cases are instances of. */
public sealed interface ItemEvent extends ServiceEvent {

    String itemCode();

    @Override
    default String subject() {
        return itemCode();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.ITEM, itemCode());
    }

    /**
     * An item was published (事项发布).
     *
     * @param itemCode       implementation code (实施编码)
     * @param legalLimit     limit set by law (法定办结时限)
     * @param promisedLimit  limit promised by the department (承诺办结时限)
     * @param online         whether it can be handled online (是否网办)
     * @param onlineDepth    1–4 (网办深度 Ⅰ–Ⅳ)
     * @param visits         promised visits to an office (到办事现场次数)
     * @param inHall         whether it is handled in the comprehensive hall (是否进驻政务大厅)
     * @param version        of the item's description
     * @param validFrom      first day in force
     */
    record ServiceItemPublished(String itemCode, @Nullable String name, @Nullable ItemType itemType,
            @Nullable AdministrativeLevel level, @Nullable String region, @Nullable String department,
            @Nullable String departmentName, @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit,
            @Nullable TimeLimit promisedLimit, @Nullable Boolean online, @Nullable Integer onlineDepth,
            @Nullable Integer visits, @Nullable Boolean inHall, @Nullable Integer version,
            @Nullable LocalDate validFrom) implements ItemEvent {}
}
