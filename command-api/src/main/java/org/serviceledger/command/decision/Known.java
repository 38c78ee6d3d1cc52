package org.serviceledger.command.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.ServiceEvent;

/**
 * Something that is known when a decision is made, whoever recorded it.
 *
 * @param event      what happened
 * @param id         id of its record
 * @param source     who sent the record; null for what was decided here because somebody asked for it
 * @param actor      who did it, if that was said
 * @param at         when it happened
 * @param channel    by which way it was done, if that was said
 * @param historical whether it comes from a bulk import of old records
 */
public record Known(ServiceEvent event, String id, @Nullable String source, @Nullable String actor, Instant at,
        @Nullable Channel channel, boolean historical) {

    /** What was recorded when it happened, by a way that was not said. */
    public Known(ServiceEvent event, String id, @Nullable String source, @Nullable String actor, Instant at) {
        this(event, id, source, actor, at, null, false);
    }
}
