package org.serviceledger.query.http;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.Days;

/**
 * An event of a case's history, with both times: when it happened and when it entered the ledger.
 *
 * @param historical whether it comes from a bulk import of old records
 */
public record HistoryItem(long position, String type, String id, String source, @Nullable Long sourceSequence,
        OffsetDateTime occurredAt, OffsetDateTime recordedAt, @Nullable Channel channel, @Nullable String actor,
        @Nullable String actorRole, boolean historical, ServiceEvent data) {

    static HistoryItem of(RecordedEvent event) {
        EventEnvelope envelope = event.envelope();
        return new HistoryItem(event.position(), envelope.type(), envelope.id(), envelope.source(),
                envelope.sourceSequence(), Days.shown(envelope.time().toInstant()), Days.shown(event.recordedAt()),
                envelope.channel(), envelope.actor(), envelope.actorRole(), envelope.historical(), envelope.data());
    }
}
