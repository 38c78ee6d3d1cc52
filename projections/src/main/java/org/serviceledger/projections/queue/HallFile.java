package org.serviceledger.projections.queue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A hall that tickets were taken or called in.
 *
 * @param lastDay  the latest day with a ticket
 * @param position of the last event applied
 */
public record HallFile(String hallId, @Nullable LocalDate lastDay, long position) {}
