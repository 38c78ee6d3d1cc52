package org.serviceledger.query.http;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor what to ask for next; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ItemList<T>(List<T> items, @Nullable String nextCursor) {

    static <T> ItemList<T> whole(List<T> items) {
        return new ItemList<>(items, null);
    }
}
