package org.serviceledger.projections.item;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.item.ItemFile.Version;
import org.serviceledger.projections.rates.Metrics;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * Folds the facts about a service item. Each description is in force from its first day until the
 * next one's; of several for the same day the highest version counts, of equal versions the one
 * published last, since a catalogue is corrected by publishing again.
 */
public final class ItemView implements View<ItemFile> {

    /** Name of this view. */
    public static final String KIND = "item";

    /** Group in which all items are listed. */
    public static final String LIST = "all";

    private static final Comparator<Version> RANK = Comparator.comparingInt(ItemView::number)
            .thenComparing(Version::publishedAt);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ItemFile> type() {
        return ItemFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return ItemEvent.class;
    }

    @Override
    public String tag() {
        return Tags.ITEM;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof ItemEvent fact ? fact.itemCode() : null;
    }

    @Override
    public ItemFile empty(String key) {
        return new ItemFile(key, List.of(), -1);
    }

    @Override
    public ItemFile evolve(ItemFile file, RecordedEvent event) {
        if (!(event.data() instanceof ServiceItemPublished published)) {
            return file;
        }
        LocalDate validFrom = published.validFrom();
        LocalDate since = validFrom == null ? Days.of(event.envelope().time()) : validFrom;
        NavigableMap<LocalDate, Version> bySince = new TreeMap<>();
        file.versions().forEach(version -> bySince.put(version.since(), version));
        bySince.merge(since, new Version(since, event.envelope().time().toInstant(), published),
                (known, found) -> RANK.compare(found, known) > 0 ? found : known);
        return new ItemFile(file.itemCode(), List.copyOf(bySince.values()), event.position());
    }

    /**
     * Adds up over days: what the buckets hold up to a day is the state on that day, so a new
     * description contributes only by what it changes.
     */
    @Override
    public Map<BucketKey, Amount> contributions(ItemFile file) {
        Map<BucketKey, Amount> amounts = new HashMap<>();
        Amount before = Amount.NONE;
        for (Version version : file.versions()) {
            Amount state = new Amount(Boolean.TRUE.equals(version.published().online()) ? 1 : 0, 1);
            Amount change = state.minus(before);
            if (!change.isNone()) {
                amounts.put(new BucketKey(Metrics.ONLINE_AVAILABILITY, file.itemCode(), version.since()), change);
            }
            before = state;
        }
        return amounts;
    }

    @Override
    public String listKey(ItemFile file) {
        return LIST;
    }

    private static int number(Version version) {
        Integer number = version.published().version();
        return number == null ? 0 : number;
    }
}
