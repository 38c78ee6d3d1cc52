package org.serviceledger.command.axon;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

import org.serviceledger.core.ledger.EventQuery;

/** Axon's criteria as queries of the ledger. */
final class Criteria {

    private static final QualifiedName ANY_NAME = new QualifiedName("any.Name");

    private Criteria() {}

    static EventQuery query(EventCriteria criteria) {
        // Criteria that hold "any event" flatten to nothing and match everything.
        if (criteria.matches(ANY_NAME, Set.of()) || !criteria.hasCriteria()) {
            return EventQuery.all();
        }
        List<org.serviceledger.core.ledger.EventCriterion> all = criteria.flatten().stream().map(Criteria::criterion)
                .toList();
        return new EventQuery(all);
    }

    private static org.serviceledger.core.ledger.EventCriterion criterion(EventCriterion criterion) {
        return new org.serviceledger.core.ledger.EventCriterion(
                criterion.types().stream().map(QualifiedName::fullName).collect(Collectors.toSet()),
                criterion.tags().stream().map(Criteria::tag).collect(Collectors.toSet()));
    }

    private static org.serviceledger.core.ledger.Tag tag(Tag tag) {
        return org.serviceledger.core.ledger.Tag.of(tag.key(), tag.value());
    }
}
