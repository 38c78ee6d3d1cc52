package org.serviceledger.core.ledger;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An event as the ledger keeps it.
 *
 * @param position    dense, in commit order, from 0
 * @param recordedAt  when its block entered the ledger; never earlier than an earlier event's
 * @param type        the event's stable name
 * @param contentType media type of the payload
 * @param payload     the stored bytes; never changed
 * @param tags        what the event can be found by
 * @param identity    the record's identity, if it has one
 * @param salt        32 random bytes that make the event's commitment unguessable; never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEvent(long position, Instant recordedAt, String type, String contentType, byte[] payload,
        Set<Tag> tags, @Nullable RecordIdentity identity, byte[] salt) {}
