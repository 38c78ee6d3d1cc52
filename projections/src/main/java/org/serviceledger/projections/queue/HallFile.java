package org.serviceledger.projections.queue;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A hall that tickets were taken or called in.
 *
 * @param days     its latest days with a ticket, the earliest first
 * @param position of the last event applied
 */
public record HallFile(String hallId, List<LocalDate> days, long position) {

    public HallFile {
        days = List.copyOf(days);
    }

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
