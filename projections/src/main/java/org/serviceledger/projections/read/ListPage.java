package org.serviceledger.projections.read;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list of views.
 *
 * @param next where the next page begins; null when this is the last
 */
public record ListPage<V>(List<V> items, @Nullable ListCursor next) {

    public ListPage {
        items = List.copyOf(items);
    }
}
