package org.serviceledger.core.identity;

import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;

import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;

/**
 * Whose a case, an appointment or a ticket is: the person whom its first application, booking or
 * ticket names. Since the ledger only grows, and the first by position counts, an owner never changes.
 */
public final class Ownership {

    /** Which events name an owner, by the tag of what is owned. */
    private static final Map<String, String> NAMED_BY = Map.of(Tags.CASE, "ApplicationSubmitted", Tags.APPOINTMENT,
            "AppointmentBooked", Tags.TICKET, "QueueTicketTaken");

    private final Ledger ledger;

    public Ownership(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Pseudonym of the owner; empty when nobody is named.
     *
     * @param owned tag of a case, an appointment or a ticket
     * @throws IllegalArgumentException for a tag of anything else
     */
    public Mono<String> ownerOf(Tag owned) {
        String naming = NAMED_BY.get(owned.key());
        if (naming == null) {
            throw new IllegalArgumentException("nobody owns a " + owned.key());
        }
        EventQuery query = EventQuery.of(new EventCriterion(Set.of(naming), Set.of(owned)));
        return ledger.find(query, 0, Long.MAX_VALUE)
                .concatMapIterable(event -> event.tags().stream().filter(tag -> tag.key().equals(Tags.SUBJECT))
                        .map(Tag::value).toList())
                .next();
    }
}
