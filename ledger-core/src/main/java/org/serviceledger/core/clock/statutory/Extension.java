package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An extension of the time for the decision (延长审批期限, 行政许可法 42). It moves the legal limit,
 * not the promise, and only if it was granted before that had expired.
 *
 * @param at       when it was granted
 * @param days     added working days, as recorded; more than the law allows count too, but are reported
 * @param noticeNo number of the written notice with the reason
 */
public record Extension(Instant at, @Nullable Integer days, @Nullable String noticeNo) {

    private static final int MOST_DAYS = 1_000;

    /** The added days; none if what was recorded cannot be a number of days. */
    int usableDays() {
        return days == null || days < 0 || days > MOST_DAYS ? 0 : days;
    }
}
