package org.serviceledger.app.demo.simulator;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ServiceEvent;

/**
 * Something that happens in the province, and the system that tells of it.
 *
 * @param at        when
 * @param sentAt    when the system tells of it
 * @param source    which system
 * @param part      tells things of one kind and subject apart; empty where there is one
 * @param actor     who, an account of the source
 * @param applicant who applies, for an application
 */
public record Happening(OffsetDateTime at, OffsetDateTime sentAt, String source, String part,
        @Nullable Channel channel, @Nullable String actor, @Nullable String actorRole, ServiceEvent fact,
        @Nullable NamedPerson applicant) {

    /** Names the happening within its source. */
    public String id() {
        String id = fact.subject() + "/" + fact.getClass().getSimpleName();
        return part.isEmpty() ? id : id + "/" + part;
    }

    /** The record as the source sends it. */
    byte[] record(CloudEventCodec codec, long sequence) {
        byte[] record = codec.encode(new EventEnvelope(id(), source, fact.getClass().getSimpleName(), fact.subject(),
                at, channel, actor, actorRole, sequence, false, fact));
        return applicant == null ? record : applicant.addTo(record, "applicant");
    }
}
