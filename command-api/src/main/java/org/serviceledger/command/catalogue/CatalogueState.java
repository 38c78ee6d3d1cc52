package org.serviceledger.command.catalogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about an item of the catalogue depend on.
 *
 * @param version    highest version so far; 0 when it is not published
 * @param since      first day of the latest version
 * @param retired    whether it was taken out
 * @param exemptions last day of each exemption; {@link LocalDate#MAX} when it does not end
 */
public record CatalogueState(int version, @Nullable LocalDate since, boolean retired,
        Map<ExemptionKind, LocalDate> exemptions) {

    /** How it is folded. */
    public static final StateModel<CatalogueState> MODEL = new StateModel<>(CatalogueState.class,
            new CatalogueState(0, null, false, Map.of()), CatalogueState::evolve);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public CatalogueState {
        exemptions = Map.copyOf(exemptions);
    }

    /** Everything that concerns the item's entry in the catalogue. */
    public static Boundary boundary(String itemCode) {
        return Boundary.of(Tags.ITEM, itemCode, ServiceItemPublished.class, ServiceItemAmended.class,
                ServiceItemRetired.class, ItemExemptionGranted.class);
    }

    /** Whether there is such an item. */
    public boolean published() {
        return version > 0;
    }

    /** Whether an exemption holds on a day. */
    public boolean exempt(ExemptionKind kind, LocalDate day) {
        LocalDate last = exemptions.get(kind);
        return last != null && !day.isAfter(last);
    }

    private CatalogueState evolve(Known known) {
        return switch (known.event()) {
            case ServiceItemPublished p -> described(known, p.version(), p.validFrom());
            case ServiceItemAmended a -> described(known, a.version(), a.validFrom());
            case ServiceItemRetired ignored -> new CatalogueState(version, since, true, exemptions);
            case ItemExemptionGranted granted -> exempted(granted);
            default -> this;
        };
    }

    private CatalogueState described(Known known, @Nullable Integer number, @Nullable LocalDate validFrom) {
        LocalDate from = validFrom == null ? LocalDate.ofInstant(known.at(), ZONE) : validFrom;
        return new CatalogueState(Math.max(version + 1, number == null ? 0 : number),
                since == null || from.isAfter(since) ? from : since, retired, exemptions);
    }

    private CatalogueState exempted(ItemExemptionGranted granted) {
        ExemptionKind kind = granted.kind();
        if (kind == null) {
            return this;
        }
        Map<ExemptionKind, LocalDate> all = new EnumMap<>(ExemptionKind.class);
        all.putAll(exemptions);
        LocalDate until = granted.validUntil();
        all.put(kind, until == null ? LocalDate.MAX : until);
        return new CatalogueState(version, since, retired, all);
    }
}
