package org.serviceledger.projections.source;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How soon what a source sent on a day came in.
 *
 * @param source     the sender
 * @param day        on which the facts were recorded, in Asia/Shanghai
 * @param categories all but old facts from a bulk import, by the code of their category
 * @param position   of the last event applied
 */
public record SourceDay(String source, LocalDate day, SortedMap<String, Within> categories, long position) {

    /** Code for facts of no category. */
    public static final String OTHERS = "others";

    private static final int DAY_LENGTH = 10;

    public SourceDay {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /** How many facts, and how many of them within five minutes, an hour, and a day after they happened. */
    public record Within(long all, long minutes, long hour, long day) {

        static final Within NONE = new Within(0, 0, 0, 0);
    }

    static String key(String source, LocalDate day) {
        return day + "/" + source;
    }

    static SourceDay empty(String key) {
        return new SourceDay(key.substring(DAY_LENGTH + 1), LocalDate.parse(key.substring(0, DAY_LENGTH)),
                Collections.emptySortedMap(), -1);
    }

    static String codeOf(@Nullable InflowCategory category) {
        return category == null ? OTHERS : category.code();
    }
}
