package org.serviceledger.projections.target;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.TargetEvent.TargetSet;

/**
 * A target as it stands.
 *
 * @param set      what was set last, by the time at which it was set
 * @param setAt    when
 * @param position of the last event applied
 */
public record TargetFile(String targetId, @Nullable TargetSet set, @Nullable Instant setAt, long position) {}
