package org.serviceledger.core.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One append: events that enter the ledger together or not at all.
 *
 * @param events    at least one event, in order
 * @param condition what must still be true, or null for an append without a condition
 */
public record Append(List<NewEvent> events, @Nullable AppendCondition condition) {

    public Append {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append has at least one event");
        }
        if (events.size() > 1) {
            Set<String> keys = new HashSet<>();
            for (NewEvent event : events) {
                RecordIdentity identity = event.identity();
                if (identity != null && !keys.add(identity.key())) {
                    throw new IllegalArgumentException("an append holds a record at most once: " + identity);
                }
            }
        }
    }

    public static Append of(NewEvent... events) {
        return new Append(List.of(events), null);
    }

    public Append onlyIf(AppendCondition newCondition) {
        return new Append(events, newCondition);
    }
}
