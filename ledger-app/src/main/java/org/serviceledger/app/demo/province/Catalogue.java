package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All items of all bodies, division by division and by their numbers. */
public final class Catalogue {

    private final List<ImplementedItem> items;
    private final Map<String, ImplementedItem> byCode;
    private final Map<Division, List<ImplementedItem>> byDivision;

    Catalogue(List<ImplementedItem> items) {
        this.items = List.copyOf(items);
        this.byCode = items.stream().collect(Collectors.toMap(ImplementedItem::code, Function.identity()));
        this.byDivision = items.stream()
                .collect(Collectors.groupingBy(ImplementedItem::division, LinkedHashMap::new,
                        Collectors.toUnmodifiableList()));
    }

    /** Every item, those included that were retired later. */
    public List<ImplementedItem> all() {
        return items;
    }

    /** The items in force on a day. */
    public List<ImplementedItem> inForceOn(LocalDate day) {
        return items.stream().filter(item -> item.inForceOn(day)).toList();
    }

    /** What a division's own bodies handle; nothing for towns. */
    public List<ImplementedItem> of(Division division) {
        return byDivision.getOrDefault(division, List.of());
    }

    /** The item with an implementation code. */
    public Optional<ImplementedItem> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** A division's implementation of an item, if its bodies handle it. */
    public Optional<ImplementedItem> find(Division division, CatalogueItem item) {
        return of(division).stream().filter(found -> found.item().number() == item.number()).findFirst();
    }
}
