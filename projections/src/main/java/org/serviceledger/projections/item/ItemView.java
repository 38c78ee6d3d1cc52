package org.serviceledger.projections.item;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.rates.Metrics;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * Folds the facts about a service item. Of several publications the one with the highest version is
 * in force, and of equal versions the one recorded last, since a catalogue is corrected by publishing again.
 */
public final class ItemView implements View<ItemFile> {

    /** Name of this view. */
    public static final String KIND = "item";

    /** Group in which all items are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ItemFile> type() {
        return ItemFile.class;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof ItemEvent fact ? fact.itemCode() : null;
    }

    @Override
    public ItemFile empty(String key) {
        return new ItemFile(key, null, null, -1);
    }

    @Override
    public ItemFile evolve(ItemFile file, RecordedEvent event) {
        return switch (event.data()) {
            case ServiceItemPublished fact when version(fact) >= version(file.published()) ->
                new ItemFile(file.itemCode(), fact, since(fact, event), event.position());
            default -> new ItemFile(file.itemCode(), file.published(), file.since(), event.position());
        };
    }

    @Override
    public Map<BucketKey, Amount> contributions(ItemFile file) {
        ServiceItemPublished published = file.published();
        LocalDate since = file.since();
        if (published == null || since == null) {
            return Map.of();
        }
        boolean online = Boolean.TRUE.equals(published.online());
        return Map.of(new BucketKey(Metrics.ONLINE_AVAILABILITY, file.itemCode(), since),
                new Amount(online ? 1 : 0, 1));
    }

    @Override
    public String listKey(ItemFile file) {
        return LIST;
    }

    private static LocalDate since(ServiceItemPublished fact, RecordedEvent event) {
        LocalDate validFrom = fact.validFrom();
        return validFrom == null ? Days.of(event.envelope().time()) : validFrom;
    }

    private static int version(@Nullable ServiceItemPublished published) {
        return published == null ? Integer.MIN_VALUE : published.version() == null ? 0 : published.version();
    }
}
