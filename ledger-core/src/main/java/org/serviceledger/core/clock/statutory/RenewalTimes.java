package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The times of a licence's renewal (R8, 行政许可法 50). */
public final class RenewalTimes {

    private static final int DAYS_BEFORE = 30;

    private RenewalTimes() {}

    /** The last day to apply: thirty days before the licence expires, in calendar days, for this binds the holder. */
    public static LocalDate applyBy(LocalDate expiresOn) {
        return expiresOn.minusDays(DAYS_BEFORE);
    }

    /**
     * Whether the renewal counts as granted (视为准予延续): it was applied for in time, and nothing was
     * decided before the licence expired.
     *
     * @param expiresOn last day of the licence
     * @param decidedAt null if it is not decided
     */
    public static boolean deemedGranted(LocalDate expiresOn, Instant appliedAt, @Nullable Instant decidedAt,
            Instant now) {
        Instant expiry = ShanghaiTime.endOf(expiresOn);
        Instant until = decidedAt == null ? now : decidedAt;
        return !ShanghaiTime.dayOf(appliedAt).isAfter(applyBy(expiresOn)) && !until.isBefore(expiry);
    }
}
