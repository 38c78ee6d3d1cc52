package org.serviceledger.core.ledger;

import java.util.Set;

/**
 * Events that have one of the types and all of the tags.
 *
 * @param types event types, any of which matches; empty means every type
 * @param tags  tags that must all be there; empty means no demand on tags
 */
public record EventCriterion(Set<String> types, Set<Tag> tags) {

    public EventCriterion {
        types = Set.copyOf(types);
        tags = Set.copyOf(tags);
    }

    /** Whether an event of this type with these tags meets the criterion. */
    public boolean matches(String type, Set<Tag> eventTags) {
        return (types.isEmpty() || types.contains(type)) && eventTags.containsAll(tags);
    }
}
