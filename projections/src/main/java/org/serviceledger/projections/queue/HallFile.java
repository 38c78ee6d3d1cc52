package org.serviceledger.projections.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A hall that tickets were taken or called in.
 *
 * @param days     its latest days with a ticket, the earliest first
 * @param windows  by name, what was last said of those that were opened or closed
 * @param position of the last event applied
 */
public record HallFile(String hallId, List<LocalDate> days, Map<String, Opening> windows, long position) {

    public HallFile {
        days = List.copyOf(days);
        windows = Collections.unmodifiableMap(new TreeMap<>(windows));
    }

    /** Whether a window is open, and from when. */
    public record Opening(boolean open, Instant at) {}

    /**
     * The day to show: the latest one with a ticket that is not after today. Only a hall that has
     * nothing else shows a day to come, so that one machine with a wrong clock cannot take the board
     * away from a hall.
     *
     * @return null when there was never a ticket
     */
    public @Nullable LocalDate dayShownOn(LocalDate today) {
        LocalDate found = null;
        for (LocalDate day : days) {
            if (found == null || !day.isAfter(today)) {
                found = day;
            }
        }
        return found;
    }
}
