package org.serviceledger.projections.quarantine;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not understood.
 *
 * @param keptAt           position of the entry
 * @param resolvedPosition where the corrected record is; null as long as it has not been sent
 * @param position         of the last event applied
 */
public record QuarantineFile(String quarantineId, @Nullable String recordId, @Nullable String recordSource,
        @Nullable String recordType, @Nullable String code, @Nullable String detail, @Nullable Instant receivedAt,
        long keptAt, @Nullable Long resolvedPosition, long position) {}
