package org.serviceledger.query.http;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.read.ListCursor;
import org.serviceledger.projections.read.ListPage;

/**
 * A page of a list.
 *
 * @param nextCursor what to ask for next; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ItemList<T>(List<T> items, @Nullable String nextCursor) {

    static <V, T> ItemList<T> of(ListPage<V> page, Function<V, T> shown) {
        ListCursor next = page.next();
        return new ItemList<>(page.items().stream().map(shown).toList(), next == null ? null : next.text());
    }

    static <T> ItemList<T> whole(List<T> items) {
        return new ItemList<>(items, null);
    }
}
