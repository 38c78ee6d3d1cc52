package org.serviceledger.projections.hall;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.HallEvent.HallRegistered;

/**
 * A hall as it was registered.
 *
 * @param registered   what was registered last; null when only its windows are known
 * @param registeredAt when
 * @param position     of the last event applied; -1 when none has been
 */
public record HallCard(String hallId, @Nullable HallRegistered registered, @Nullable Instant registeredAt,
        long position) {

    /** Whether it is a branch or professional hall (分厅/专业大厅). */
    public boolean branch() {
        return registered != null && Boolean.TRUE.equals(registered.branch());
    }

    /** Code of the division that it serves; null when that is not known. */
    public @Nullable String region() {
        return registered == null ? null : registered.region();
    }
}
