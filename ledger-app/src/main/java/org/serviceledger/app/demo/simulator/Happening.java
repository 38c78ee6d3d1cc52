package org.serviceledger.app.demo.simulator;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ServiceEvent;

/**
 * Something that happens in the province, and the system that tells of it.
 *
 * @param at     when
 * @param source which system
 * @param actor  who, an account of the source
 */
record Happening(OffsetDateTime at, String source, @Nullable Channel channel, @Nullable String actor,
        @Nullable String actorRole, ServiceEvent fact) {

    static final String PORTAL = "urn:jianghai:portal";
    static final String HALL = "urn:jianghai:hall-990100-01";
    static final String APPROVAL = "urn:jianghai:approval";
    static final String REVIEWS = "urn:jianghai:reviews";

    /** Names the happening within its source. */
    String id() {
        String type = fact.getClass().getSimpleName();
        return fact instanceof org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted step
                ? fact.subject() + "/" + type + "/" + step.stepName()
                : fact.subject() + "/" + type;
    }

    /** As the source sends it. */
    EventEnvelope envelope(long sequence) {
        return new EventEnvelope(id(), source, fact.getClass().getSimpleName(), fact.subject(), at, channel, actor,
                actorRole, sequence, false, fact);
    }
}
