package org.serviceledger.core.ledger;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An event that is to be appended. The payload is opaque to the ledger and is stored byte for byte;
 * it must not be changed after it has been handed over.
 *
 * @param type        the event's stable name
 * @param contentType media type of the payload
 * @param payload     the bytes that the ledger keeps and commits to
 * @param tags        what the event can be found by
 * @param identity    the record's identity, or null for an event that nobody can send twice
 */
public record NewEvent(String type, String contentType, byte[] payload, Set<Tag> tags,
        @Nullable RecordIdentity identity) {

    public NewEvent {
        tags = Set.copyOf(tags);
    }
}
