package org.serviceledger.projections.store;

import java.util.List;

/**
 * A view of one entity, as stored.
 *
 * @param kind     which view
 * @param id       key of the entity
 * @param position of the last event applied; events at or below it are skipped
 * @param listKeys groups that the document is listed in, for example a hall's day, or all cases of an item;
 *                 a group may be named for several times that do not overlap
 * @param listSort order within each group
 * @param json     the view itself
 */
public record ViewDocument(String kind, String id, long position, List<ListKey> listKeys, String listSort,
        String json) {

    public ViewDocument {
        listKeys = List.copyOf(listKeys);
    }

    /** A document that is always listed in one group, or in none when that is empty. */
    public ViewDocument(String kind, String id, long position, String listKey, String listSort, String json) {
        this(kind, id, position, listKey.isEmpty() ? List.of() : List.of(ListKey.always(listKey)), listSort, json);
    }
}
