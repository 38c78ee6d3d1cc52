package org.serviceledger.core.event;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A fact with everything that its CloudEvent 1.0 envelope says of it.
 *
 * @param id             the sender's own id, unique within the source
 * @param source         the sender
 * @param type           name of the event
 * @param subject        key of what the event is about
 * @param time           when it happened (业务发生时间), with the offset that it came with
 * @param channel        by which way it was done
 * @param actor          who did it, an account or a role's number, never a person's name
 * @param actorRole      as what
 * @param sourceSequence the source's own counter, by which gaps show
 * @param historical     whether it comes from a bulk import of old records
 * @param data           the fact itself
 */
public record EventEnvelope(String id, String source, String type, String subject, OffsetDateTime time,
        @Nullable Channel channel, @Nullable String actor, @Nullable String actorRole, @Nullable Long sourceSequence,
        boolean historical, ServiceEvent data) {

    /** No fact happened earlier. */
    public static final int EARLIEST_YEAR = 1900;

    /** Nor later. */
    public static final int LATEST_YEAR = 2999;

    /** Whether a fact can lie in a year. */
    public static boolean liesIn(int year) {
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
    }
}
