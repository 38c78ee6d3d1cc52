package org.serviceledger.query.http;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Latency;

/**
 * An event of a case's history, with both times: when it happened and when it entered the ledger.
 *
 * @param historical whether it comes from a bulk import of old records
 * @param backDated  whether it was recorded more than 24 hours after it happened, and not by a bulk import
 * @param data       what was recorded, with every field that came and no other; of persons only what is known of them
 */
public record HistoryItem(long position, String type, String id, String source, @Nullable Long sourceSequence,
        OffsetDateTime occurredAt, OffsetDateTime recordedAt, @Nullable Channel channel, @Nullable String actor,
        @Nullable String actorRole, boolean historical, boolean backDated, JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * An event as a reader may see it.
     *
     * @param may how the reader may read the case
     */
    static HistoryItem of(StoredEvent stored, CloudEventCodec codec, CaseAccess.Reading may) {
        RecordedEvent event = codec.recorded(stored);
        EventEnvelope envelope = event.envelope();
        return new HistoryItem(event.position(), envelope.type(), envelope.id(), envelope.source(),
                envelope.sourceSequence(), Days.shown(envelope.time().toInstant()), Days.shown(event.recordedAt()),
                envelope.channel(), envelope.actor(), envelope.actorRole(), envelope.historical(),
                Latency.backDated(event),
                PersonMask.of(JSON.readTree(stored.payload()).path("data"), may));
    }
}
