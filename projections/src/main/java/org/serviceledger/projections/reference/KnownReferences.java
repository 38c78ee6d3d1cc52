package org.serviceledger.projections.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockPolicies;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.References;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;

/** Reference data, folded in the order of the ledger. Immutable. */
public final class KnownReferences implements References {

    /** Nothing was published yet. */
    public static final KnownReferences NONE = new KnownReferences(Map.of(), WorkingCalendar.weekendsOnly(),
            ClockPolicies.NONE);

    private static final ItemView ITEMS = new ItemView();

    private final Map<String, ItemFile> items;
    private final WorkingCalendar calendar;
    private final ClockPolicies policies;

    private KnownReferences(Map<String, ItemFile> items, WorkingCalendar calendar, ClockPolicies policies) {
        this.items = items;
        this.calendar = calendar;
        this.policies = policies;
    }

    /** These after a further event; most change nothing. */
    public KnownReferences with(RecordedEvent event) {
        String itemCode = ITEMS.keyOf(event);
        if (itemCode != null) {
            ItemFile known = items.get(itemCode);
            return known != null && known.position() >= event.position()
                    ? this
                    : with(ITEMS.evolve(known == null ? ITEMS.empty(itemCode) : known, event));
        }
        return new KnownReferences(items, calendar.with(event.data()), policies.with(event.data()));
    }

    /** These with an item as it stands. */
    public KnownReferences with(ItemFile item) {
        Map<String, ItemFile> all = new HashMap<>(items);
        all.put(item.itemCode(), item);
        return new KnownReferences(all, calendar, policies);
    }

    /** These with all that was published about a year or a policy. */
    public KnownReferences with(CalendarFile file) {
        WorkingCalendar named = calendar;
        ClockPolicies known = policies;
        for (var fact : file.facts()) {
            named = named.with(fact);
            known = known.with(fact);
        }
        return new KnownReferences(items, named, known);
    }

    /** Several items at once. */
    public KnownReferences withItems(Map<String, ItemFile> found) {
        Map<String, ItemFile> all = new HashMap<>(items);
        all.putAll(found);
        return new KnownReferences(all, calendar, policies);
    }

    @Override
    public @Nullable ServiceItemPublished item(String itemCode, LocalDate day) {
        ItemFile file = items.get(itemCode);
        return file == null ? null : file.on(day);
    }

    @Override
    public StatutoryClock clock(@Nullable String region, LocalDate day) {
        return new StatutoryClock(calendar, policies.inForce(region, day));
    }
}
