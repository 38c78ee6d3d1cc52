package org.serviceledger.projections.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;

/**
 * A report that was sealed. Its content is in the log.
 *
 * @param sealed   what was sealed first, without the content; null before
 * @param position of the last event applied; -1 when none has been
 */
public record SnapshotFile(String snapshotId, @Nullable MetricSnapshotSealed sealed, @Nullable Instant sealedAt,
        long position) {}
