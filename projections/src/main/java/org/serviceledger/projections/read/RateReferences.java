package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.rates.Definitions;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.reference.HighFrequencyList;

/**
 * What rates are read with, as it is known at some time.
 *
 * @param items   by code
 * @param halls   by id
 * @param lists   of high-frequency items, by the name of their level
 * @param targets in force
 * @param counting items that count, as far as they were looked for: each metric asks the same
 */
public record RateReferences(Map<String, ItemFile> items, Map<String, HallCard> halls,
        Map<String, HighFrequencyList> lists, Definitions definitions, List<TargetSet> targets,
        Map<RateReferences.Asked, Set<String>> counting) {

    private static final int MOST_KEPT = 200;

    public RateReferences {
        targets = List.copyOf(targets);
    }

    /** With nothing asked for yet. */
    public RateReferences(Map<String, ItemFile> items, Map<String, HallCard> halls,
            Map<String, HighFrequencyList> lists, Definitions definitions, List<TargetSet> targets) {
        this(items, halls, lists, definitions, targets, new ConcurrentHashMap<>());
    }

    /** For what the items were looked through. */
    public record Asked(Scope scope, Set<AdministrativeLevel> levels, LocalDate day) {}

    /**
     * Which dimensions a scope lets count. Everything lets also those count that are not in the catalogue; a
     * scope asks the catalogue, as it is on a day, except for what the code of an item alone tells.
     *
     * @param levels to which a definition is confined; empty for all
     */
    public Predicate<String> counts(Scope scope, Set<AdministrativeLevel> levels, LocalDate day) {
        if (scope.leavesNothingOut() && levels.isEmpty()) {
            return dimension -> true;
        }
        if (levels.isEmpty() && scope.equals(new Scope(null, null, null, scope.item()))) {
            return dimension -> dimension.equals(scope.item());
        }
        if (counting.size() >= MOST_KEPT) {
            counting.clear();
        }
        Set<String> counted = counting.computeIfAbsent(new Asked(scope, Set.copyOf(levels), day),
                asked -> items.values().stream().filter(item -> lies(item, scope, asked.levels(), day))
                        .map(ItemFile::itemCode).collect(Collectors.toUnmodifiableSet()));
        return dimension -> {
            String hall = Dimension.hallOf(dimension);
            return hall == null ? counted.contains(dimension) : lies(hall, scope, levels);
        };
    }

    /** Whether an item, as any of its descriptions says, or a hall lies in a division. */
    boolean knows(String region) {
        return items.values().stream().anyMatch(item -> item.versions().stream()
                .anyMatch(version -> Regions.contains(region, version.published().region())))
                || halls.values().stream().map(HallCard::registered)
                        .anyMatch(hall -> hall != null && Regions.contains(region, hall.region()));
    }

    private static boolean lies(ItemFile item, Scope scope, Set<AdministrativeLevel> levels, LocalDate day) {
        ServiceItemPublished published = item.on(day);
        return published != null && scope.hall() == null
                && (scope.item() == null || scope.item().equals(item.itemCode()))
                && within(published.level(), scope, levels)
                && (scope.department() == null || scope.department().equals(published.department()))
                && (scope.region() == null || Regions.contains(scope.region(), published.region()));
    }

    private boolean lies(String hallId, Scope scope, Set<AdministrativeLevel> levels) {
        HallCard card = halls.get(hallId);
        HallRegistered hall = card == null ? null : card.registered();
        return scope.item() == null && scope.department() == null
                && (scope.hall() == null || scope.hall().equals(hallId))
                && (scope.region() == null || hall != null && Regions.contains(scope.region(), hall.region()))
                && (scope.level() == null && levels.isEmpty() || hall != null && within(hall.level(), scope, levels));
    }

    private static boolean within(@Nullable AdministrativeLevel level, Scope scope, Set<AdministrativeLevel> levels) {
        return (scope.level() == null || level == scope.level())
                && (levels.isEmpty() || level != null && levels.contains(level));
    }

    /** The high-frequency items of all levels, or of the one that a scope names. */
    Set<String> listed(Scope scope, LocalDate day) {
        Set<String> items = new HashSet<>();
        lists.forEach((level, list) -> {
            if (scope.level() == null || scope.level().name().equals(level)) {
                items.addAll(list.on(day));
            }
        });
        return items;
    }
}
