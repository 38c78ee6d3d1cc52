package org.serviceledger.projections.reference;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockPolicies;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.References;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.rates.Definitions;

/** Reference data, folded in the order of the ledger. Immutable. */
public final class KnownReferences implements References {

    /** What the kinds begin with under which partitions store their own copies of items, halls and the like. */
    public static final String COPIES = "reference-";

    /** Nothing was published yet. */
    public static final KnownReferences NONE = new KnownReferences(Map.of(), Map.of(),
            WorkingCalendar.weekendsOnly(), ClockPolicies.NONE, Definitions.STANDARD);

    private static final ItemView ITEMS = new ItemView();
    private static final HallCardView HALLS = new HallCardView();

    private final Map<String, ItemFile> items;
    private final Map<String, HallCard> halls;
    private final WorkingCalendar calendar;
    private final ClockPolicies policies;
    private final Definitions definitions;

    private KnownReferences(Map<String, ItemFile> items, Map<String, HallCard> halls, WorkingCalendar calendar,
            ClockPolicies policies, Definitions definitions) {
        this.items = items;
        this.halls = halls;
        this.calendar = calendar;
        this.policies = policies;
        this.definitions = definitions;
    }

    /** These after a further event; most change nothing. */
    public KnownReferences with(RecordedEvent event) {
        return withAll(List.of(event));
    }

    /** These after further events, in the order of their positions. */
    public KnownReferences withAll(Iterable<RecordedEvent> events) {
        Map<String, ItemFile> allItems = new HashMap<>(items);
        Map<String, HallCard> allHalls = new HashMap<>(halls);
        WorkingCalendar named = calendar;
        ClockPolicies known = policies;
        Definitions defined = definitions;
        for (RecordedEvent event : events) {
            String itemCode = ITEMS.keyOf(event);
            String hallId = HALLS.keyOf(event);
            if (itemCode != null) {
                ItemFile file = allItems.getOrDefault(itemCode, ITEMS.empty(itemCode));
                if (file.position() < event.position()) {
                    allItems.put(itemCode, ITEMS.evolve(file, event));
                }
            } else if (hallId != null) {
                HallCard card = allHalls.getOrDefault(hallId, HALLS.empty(hallId));
                if (card.position() < event.position()) {
                    allHalls.put(hallId, HALLS.evolve(card, event));
                }
            } else {
                named = named.with(event.data());
                known = known.with(event.data());
                defined = defined.with(event.data());
            }
        }
        return new KnownReferences(allItems, allHalls, named, known, defined);
    }

    /** These with an item as it stands. */
    public KnownReferences with(ItemFile item) {
        Map<String, ItemFile> all = new HashMap<>(items);
        all.put(item.itemCode(), item);
        return new KnownReferences(all, halls, calendar, policies, definitions);
    }

    /** These with a hall as it stands. */
    public KnownReferences with(HallCard hall) {
        Map<String, HallCard> all = new HashMap<>(halls);
        all.put(hall.hallId(), hall);
        return new KnownReferences(items, all, calendar, policies, definitions);
    }

    /** These with all that was published about a year or a policy. */
    public KnownReferences with(CalendarFile file) {
        WorkingCalendar named = calendar;
        ClockPolicies known = policies;
        for (var fact : file.facts()) {
            named = named.with(fact);
            known = known.with(fact);
        }
        return new KnownReferences(items, halls, named, known, definitions);
    }

    /** These with all that was published about a metric. */
    public KnownReferences with(DefinitionFile file) {
        Definitions known = definitions;
        for (var fact : file.published()) {
            known = known.with(fact);
        }
        return new KnownReferences(items, halls, calendar, policies, known);
    }

    /** Several items at once. */
    public KnownReferences withItems(Map<String, ItemFile> found) {
        Map<String, ItemFile> all = new HashMap<>(items);
        all.putAll(found);
        return new KnownReferences(all, halls, calendar, policies, definitions);
    }

    /** The items that are known. */
    public Collection<ItemFile> items() {
        return items.values();
    }

    /** The halls that are known. */
    public Collection<HallCard> halls() {
        return halls.values();
    }

    @Override
    public @Nullable ServiceItemPublished item(String itemCode, LocalDate day) {
        ItemFile file = items.get(itemCode);
        return file == null ? null : file.on(day);
    }

    @Override
    public boolean isBranch(String hallId) {
        HallCard hall = halls.get(hallId);
        return hall != null && hall.branch();
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public StatutoryClock clock(@Nullable String region, LocalDate day) {
        return new StatutoryClock(calendar, policies.inForce(region, day));
    }
}
