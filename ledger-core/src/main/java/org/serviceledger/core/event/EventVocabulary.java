package org.serviceledger.core.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/** Which event types there are, read off the sealed hierarchy so that none can be forgotten. */
public final class EventVocabulary {

    private static final Map<String, Class<? extends ServiceEvent>> BY_NAME = collect();
    private static final SequencedSet<String> FACT_TYPES = facts();

    private EventVocabulary() {}

    /** The record of a type; null for a type that is not known. */
    public static @Nullable Class<? extends ServiceEvent> recordOf(String type) {
        return BY_NAME.get(type);
    }

    /** The stable name of an event. */
    public static String nameOf(ServiceEvent event) {
        return event.getClass().getSimpleName();
    }

    /** The types that source systems may send; what the ledger says of itself is not among them. */
    public static SequencedSet<String> factTypes() {
        return FACT_TYPES;
    }

    private static SequencedSet<String> facts() {
        SequencedSet<String> types = new LinkedHashSet<>();
        BY_NAME.forEach((name, type) -> {
            if (!GovernanceEvent.class.isAssignableFrom(type)) {
                types.add(name);
            }
        });
        return Collections.unmodifiableSequencedSet(types);
    }

    private static Map<String, Class<? extends ServiceEvent>> collect() {
        Map<String, Class<? extends ServiceEvent>> found = new LinkedHashMap<>();
        collect(ServiceEvent.class, found);
        return found;
    }

    private static void collect(Class<?> type, Map<String, Class<? extends ServiceEvent>> found) {
        if (type.isRecord()) {
            if (found.put(type.getSimpleName(), type.asSubclass(ServiceEvent.class)) != null) {
                throw new IllegalStateException("two events are named " + type.getSimpleName());
            }
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            collect(permitted, found);
        }
    }
}
