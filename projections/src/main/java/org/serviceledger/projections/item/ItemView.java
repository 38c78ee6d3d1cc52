package org.serviceledger.projections.item;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.item.ItemFile.Exemption;
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
        return new ItemFile(key, List.of(), List.of(), null, -1);
    }

    @Override
    public ItemFile evolve(ItemFile file, RecordedEvent event) {
        return switch (event.data()) {
            case ServiceItemPublished published -> described(file, event, published);
            case ServiceItemAmended amended -> described(file, event, description(amended));
            case ServiceItemRetired retired -> retired(file, event, retired);
            case ItemExemptionGranted granted -> exempted(file, event, granted);
            default -> file;
        };
    }

    private static ItemFile described(ItemFile file, RecordedEvent event, ServiceItemPublished published) {
        LocalDate validFrom = published.validFrom();
        LocalDate since = validFrom == null ? Days.of(event.envelope().time()) : validFrom;
        NavigableMap<LocalDate, Version> bySince = new TreeMap<>();
        file.versions().forEach(version -> bySince.put(version.since(), version));
        bySince.merge(since, new Version(since, event.envelope().time().toInstant(), published),
                (known, found) -> RANK.compare(found, known) > 0 ? found : known);
        return new ItemFile(file.itemCode(), List.copyOf(bySince.values()), file.exemptions(), file.retiredOn(),
                event.position());
    }

    /** A new version says everything that the publication said. */
    private static ServiceItemPublished description(ServiceItemAmended a) {
        return new ServiceItemPublished(a.itemCode(), a.name(), a.itemType(), a.level(), a.region(), a.department(),
                a.departmentName(), a.handlingType(), a.legalLimit(), a.promisedLimit(), a.online(), a.onlineDepth(),
                a.visits(), a.inHall(), a.version(), a.validFrom(), a.basicCode(), a.handlingItemCode(),
                a.onSiteReason(), a.appointments(), a.onlinePayment(), a.delivery(), a.fee(), a.specialProcedures(),
                a.scope(), a.serviceObjects(), a.materials());
    }

    /** The earliest retirement counts, in whatever order they arrive. */
    private static ItemFile retired(ItemFile file, RecordedEvent event, ServiceItemRetired retired) {
        LocalDate last = retired.validUntil();
        LocalDate first = (last == null ? Days.of(event.envelope().time()) : last).plusDays(1);
        LocalDate known = file.retiredOn();
        return new ItemFile(file.itemCode(), file.versions(), file.exemptions(),
                known == null || first.isBefore(known) ? first : known, event.position());
    }

    private static ItemFile exempted(ItemFile file, RecordedEvent event, ItemExemptionGranted granted) {
        List<Exemption> exemptions = new ArrayList<>(file.exemptions());
        ExemptionKind kind = granted.kind();
        if (kind != null) {
            exemptions.add(new Exemption(kind, Days.of(event.envelope().time()), granted.validUntil(),
                    granted.legalBasis()));
        }
        return new ItemFile(file.itemCode(), file.versions(), exemptions, file.retiredOn(), event.position());
    }

    /**
     * Adds up over days: what the buckets hold up to a day is the state on that day, so each day
     * contributes only by what changes on it. Items that are exempt from being handled online are left
     * out of numerator and denominator.
     */
    @Override
    public Map<BucketKey, Amount> contributions(ItemFile file) {
        Map<BucketKey, Amount> amounts = new HashMap<>();
        Amount before = Amount.NONE;
        for (LocalDate day : daysOfChange(file)) {
            Amount state = availability(file, day);
            Amount change = state.minus(before);
            if (!change.isNone()) {
                amounts.put(new BucketKey(Metrics.ONLINE_AVAILABILITY, file.itemCode(), day), change);
            }
            before = state;
        }
        return amounts;
    }

    private static Amount availability(ItemFile file, LocalDate day) {
        ServiceItemPublished description = file.on(day);
        if (description == null || !file.inForceOn(day) || file.exemptOn(ExemptionKind.ONLINE, day)) {
            return Amount.NONE;
        }
        return new Amount(Boolean.TRUE.equals(description.online()) ? 1 : 0, 1);
    }

    private static SortedSet<LocalDate> daysOfChange(ItemFile file) {
        SortedSet<LocalDate> days = new TreeSet<>();
        file.versions().forEach(version -> days.add(version.since()));
        file.exemptions().forEach(exemption -> {
            days.add(exemption.since());
            LocalDate last = exemption.validUntil();
            if (last != null) {
                days.add(last.plusDays(1));
            }
        });
        LocalDate retiredOn = file.retiredOn();
        if (retiredOn != null) {
            days.add(retiredOn);
        }
        return days;
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
