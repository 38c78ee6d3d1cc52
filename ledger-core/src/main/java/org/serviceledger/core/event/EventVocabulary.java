package org.serviceledger.core.event;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/** Which event types there are, read off the sealed hierarchy so that none can be forgotten. */
public final class EventVocabulary {

    private static final Map<String, Class<? extends ServiceEvent>> BY_NAME = collect();

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
        SequencedSet<String> types = new LinkedHashSet<>();
        BY_NAME.forEach((name, type) -> {
            if (!GovernanceEvent.class.isAssignableFrom(type)) {
                types.add(name);
            }
        });
        return types;
    }

    private static Map<String, Class<? extends ServiceEvent>> collect() {
        Map<String, Class<? extends ServiceEvent>> found = new LinkedHashMap<>();
        for (Class<?> family : ServiceEvent.class.getPermittedSubclasses()) {
            for (Class<?> type : family.getPermittedSubclasses()) {
                found.put(type.getSimpleName(), type.asSubclass(ServiceEvent.class));
            }
        }
        return found;
    }
}
