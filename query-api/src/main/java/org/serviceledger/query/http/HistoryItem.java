package org.serviceledger.query.http;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Latency;
import org.serviceledger.projections.read.ReadableEvents;

/**
 * An event of a case's history, with both times: when it happened and when it entered the ledger.
 *
 * @param id         null where it cannot be read
 * @param source     null where it cannot be read
 * @param occurredAt null where it cannot be read
 * @param historical whether it comes from a bulk import of old records
 * @param backDated  whether it was recorded more than 24 hours after it happened, and not by a bulk import
 * @param unreadable whether its payload cannot be read: it is told that it is there, and what it is about stands still
 * @param data       what was recorded, with every field that came and no other; of persons only what is known of them
 */
public record HistoryItem(long position, String type, @Nullable String id, @Nullable String source,
        @Nullable Long sourceSequence,
        @Nullable OffsetDateTime occurredAt, OffsetDateTime recordedAt, @Nullable Channel channel,
        @Nullable String actor, @Nullable String actorRole, boolean historical, boolean backDated, boolean unreadable,
        JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * An event as a reader may see it.
     *
     * @param may how the reader may read the case
     */
    static HistoryItem of(StoredEvent stored, CloudEventCodec codec, CaseAccess.Reading may) {
        RecordedEvent event = ReadableEvents.read(stored, codec);
        if (event == null) {
            return unreadable(stored);
        }
        EventEnvelope envelope = event.envelope();
        return new HistoryItem(event.position(), envelope.type(), envelope.id(), envelope.source(),
                envelope.sourceSequence(), Days.shown(envelope.time().toInstant()), Days.shown(event.recordedAt()),
                envelope.channel(), envelope.actor(), envelope.actorRole(), envelope.historical(),
                Latency.backDated(event), false,
                PersonMask.of(JSON.readTree(stored.payload()).path("data"), may));
    }

    private static HistoryItem unreadable(StoredEvent stored) {
        RecordIdentity identity = stored.identity();
        return new HistoryItem(stored.position(), stored.type(), identity == null ? null : identity.id(),
                identity == null ? null : identity.source(), null, null,
                Days.shown(stored.recordedAt()), null, null, null, false, false, true, JSON.createObjectNode());
    }
}
