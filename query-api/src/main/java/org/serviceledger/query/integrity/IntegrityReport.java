package org.serviceledger.query.integrity;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the stored log.
 *
 * @param lastCheck the last whole check; null before the first one has ended
 * @param running   the check that is running; null when none is
 * @param intervalSeconds between the end of a check and the beginning of the next, by a clock on the wall
 */
public record IntegrityReport(State state, LogHead head, @Nullable Check lastCheck, @Nullable Running running,
        long intervalSeconds) {

    /** The verdict. */
    public enum State {
        OK, CHECKING, CORRUPT, NOT_CHECKED
    }

    /**
     * The end of the log.
     *
     * @param position of the last event; -1 when there is none
     * @param block    number of the last block; -1 when there is none
     * @param hash     of the last block, in hexadecimal digits
     */
    public record LogHead(long position, long block, String hash) {}

    /**
     * A whole check.
     *
     * @param firstBadPosition first position that cannot be trusted; null when all is well
     */
    public record Check(OffsetDateTime startedAt, OffsetDateTime finishedAt, long blocks, long events, boolean ok,
            @Nullable Long firstBadPosition, @Nullable String message) {}

    /** A check under way. */
    public record Running(OffsetDateTime startedAt, long events, long total) {}
}
