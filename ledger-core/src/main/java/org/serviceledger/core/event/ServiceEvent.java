package org.serviceledger.core.event;

import java.util.Set;

import org.serviceledger.core.ledger.Tag;

/**
 * A fact of the government service field. The simple name of the class is the event's type on the
 * wire and in the store, so a class is never renamed.
 *
 * <p>Only the key of the subject must be there. Everything else may be absent: a fact is recorded as
 * it came, and what does not fit is flagged by the views.
 */
public sealed interface ServiceEvent permits ItemEvent, AssessmentEvent, CalendarEvent, HallEvent,
        AppointmentEvent, QueueEvent, CaseEvent, InteractionEvent, GovernanceEvent {

    /** The key of what the event is about, for example the case number. */
    String subject();

    /** What the event can be found by. */
    Set<Tag> tags();
}
