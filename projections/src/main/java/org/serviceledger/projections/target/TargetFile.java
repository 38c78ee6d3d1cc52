package org.serviceledger.projections.target;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.TargetEvent.TargetSet;

/**
 * A target as it stands.
 *
 * @param set      what was set last
 * @param position of the last event applied
 */
public record TargetFile(String targetId, @Nullable TargetSet set, long position) {}
