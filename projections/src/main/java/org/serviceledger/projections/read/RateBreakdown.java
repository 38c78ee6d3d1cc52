package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.source.InflowCategory;
import org.serviceledger.projections.store.Amount;

/** Takes a rate apart (下钻): province, cities, counties, bodies, items. */
public final class RateBreakdown {

    private final RateSight sight;
    private final RateQuery query;
    private final By by;
    private final RegionNames names;

    RateBreakdown(RateSight sight, RateQuery query, By by) {
        this.sight = sight;
        this.query = query;
        this.by = by;
        this.names = new RegionNames(sight.references(), sight.today());
    }

    /** By what a rate is taken apart. */
    public enum By {
        REGION, DEPARTMENT, ITEM, LEVEL, HALL, SLOT, CATEGORY
    }

    /**
     * A part of a rate.
     *
     * @param key  to ask for it with; empty for what belongs to no part that is known (未关联)
     * @param name in Chinese
     * @param own  whether it is what the division itself does, and not what lies below it (本级)
     */
    public record Part(String key, String name, @Nullable AdministrativeLevel level, boolean own, long numerator,
            long denominator, @Nullable BigDecimal value) {}

    /** The parts, by their keys; their numbers add up to those of the whole. */
    Mono<List<Part>> of(Definition definition) {
        return sight.parts(definition, query.period(), query.scope()).map(parts -> {
            Map<String, Amount> sums = new HashMap<>();
            parts.forEach((dimension, amount) -> sums.merge(keyOf(dimension), amount, Amount::plus));
            List<Part> found = new ArrayList<>();
            sums.forEach((key, amount) -> {
                if (!amount.isNone()) {
                    found.add(part(key, amount, definition));
                }
            });
            found.sort(Comparator.comparing(Part::key));
            return found;
        });
    }

    private Part part(String key, Amount amount, Definition definition) {
        AdministrativeLevel level = by == By.REGION ? names.levelOf(key) : by == By.LEVEL ? levelNamed(key) : null;
        boolean own = by == By.REGION && !key.isEmpty() && key.equals(query.scope().region());
        return new Part(key, key.isEmpty() ? "未关联" : name(key), level, own, amount.numerator(), amount.denominator(),
                RateValue.of(definition.unit(), amount));
    }

    private String keyOf(String dimension) {
        String hall = Dimension.hallOf(dimension);
        ServiceItemPublished item = item(dimension);
        return switch (by) {
            case REGION -> Regions.childOf(query.scope().region(), regionOf(hall, item));
            case DEPARTMENT -> item == null ? "" : text(item.department());
            case ITEM -> text(Dimension.itemOf(dimension));
            case LEVEL -> levelOf(hall, item);
            case HALL -> text(hall);
            case SLOT -> text(Dimension.partOf(dimension));
            case CATEGORY -> text(Dimension.categoryOf(dimension));
        };
    }

    private String name(String key) {
        return switch (by) {
            case REGION -> names.of(key);
            case DEPARTMENT -> names.ofDepartment(key);
            case ITEM -> {
                ServiceItemPublished item = item(key);
                yield item == null || item.name() == null ? key : item.name();
            }
            case LEVEL -> RegionNames.of(levelNamed(key));
            case HALL -> {
                HallCard hall = sight.references().halls().get(key);
                yield hall == null || hall.registered() == null || hall.registered().name() == null
                        ? key
                        : hall.registered().name();
            }
            case SLOT -> key;
            case CATEGORY -> {
                for (InflowCategory category : InflowCategory.values()) {
                    if (category.code().equals(key)) {
                        yield category.zh();
                    }
                }
                yield "其他";
            }
        };
    }

    private @Nullable ServiceItemPublished item(String dimension) {
        ItemFile file = sight.references().items().get(dimension);
        return file == null ? null : file.on(sight.today());
    }

    private @Nullable String regionOf(@Nullable String hall, @Nullable ServiceItemPublished item) {
        if (hall == null) {
            return item == null ? null : item.region();
        }
        HallCard card = sight.references().halls().get(hall);
        return card == null ? null : card.region();
    }

    private String levelOf(@Nullable String hall, @Nullable ServiceItemPublished item) {
        HallCard card = hall == null ? null : sight.references().halls().get(hall);
        AdministrativeLevel level = card != null && card.registered() != null
                ? card.registered().level()
                : item == null ? null : item.level();
        return level == null ? "" : level.name();
    }

    private static @Nullable AdministrativeLevel levelNamed(String key) {
        return key.isEmpty() ? null : AdministrativeLevel.valueOf(key);
    }

    private static String text(@Nullable String found) {
        return found == null ? "" : found;
    }
}
