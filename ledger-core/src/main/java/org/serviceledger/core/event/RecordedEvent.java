package org.serviceledger.core.event;

import java.time.Instant;

/**
 * A fact as the ledger holds it, decoded.
 *
 * @param position   where it is
 * @param recordedAt when it entered the ledger (入账时间)
 * @param envelope   what was sent
 */
public record RecordedEvent(long position, Instant recordedAt, EventEnvelope envelope) {

    public ServiceEvent data() {
        return envelope.data();
    }
}
