package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All items of all bodies, division by division and by their numbers. */
public final class Catalogue {

    private final Map<String, ImplementedItem> byCode = new LinkedHashMap<>();

    Catalogue(List<ImplementedItem> items) {
        items.forEach(item -> byCode.put(item.code(), item));
    }

    /** Every item, those included that were retired later. */
    public List<ImplementedItem> all() {
        return List.copyOf(byCode.values());
    }

    /** The items in force on a day. */
    public List<ImplementedItem> inForceOn(LocalDate day) {
        return byCode.values().stream().filter(item -> item.inForceOn(day)).toList();
    }

    /** What a division's own bodies handle. */
    public List<ImplementedItem> of(Division division) {
        return byCode.values().stream().filter(item -> item.division().equals(division)).toList();
    }

    /** The item with an implementation code. */
    public Optional<ImplementedItem> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** A division's implementation of an item, if its bodies handle it. */
    public Optional<ImplementedItem> find(Division division, CatalogueItem item) {
        return of(division).stream().filter(found -> found.item().equals(item)).findFirst();
    }
}
