package org.serviceledger.core.ledger;

import java.util.List;
import java.util.Set;

/**
 * A selection of events: those that meet any of the criteria. A query without criteria selects
 * nothing; {@link #all()} selects everything.
 *
 * @param criteria alternatives, any of which is enough
 */
public record EventQuery(List<EventCriterion> criteria) {

    private static final EventQuery ALL = new EventQuery(List.of(new EventCriterion(Set.of(), Set.of())));

    public EventQuery {
        criteria = List.copyOf(criteria);
    }

    public static EventQuery all() {
        return ALL;
    }

    public static EventQuery tagged(Tag... tags) {
        return new EventQuery(List.of(new EventCriterion(Set.of(), Set.of(tags))));
    }

    public static EventQuery of(EventCriterion... criteria) {
        return new EventQuery(List.of(criteria));
    }

    /** Whether an event of this type with these tags is selected. */
    public boolean matches(String type, Set<Tag> tags) {
        for (EventCriterion criterion : criteria) {
            if (criterion.matches(type, tags)) {
                return true;
            }
        }
        return false;
    }
}
