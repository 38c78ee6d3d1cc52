package org.serviceledger.projections.baseline;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.NationalBaselineRecorded;

/**
 * A figure about the whole country as it was published last.
 *
 * @param figure     null before anything is known of it
 * @param recordedAt when it was published, by the fact that tells of it
 * @param position   of the last event applied
 */
public record BaselineFile(String figureId, @Nullable NationalBaselineRecorded figure, @Nullable Instant recordedAt,
        long position) {}
