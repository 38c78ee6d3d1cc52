package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CaseStage;

/**
 * A correction notice (补正告知, 行政许可法 32(4)) and what became of it.
 *
 * @param requiredAt  when the applicant was told
 * @param stage       before acceptance or during the review; null if only its time can tell
 * @param submittedAt when the applicant handed in what was missing
 * @param lapsedAt    when it was found that nothing had been handed in in time
 */
public record Correction(Instant requiredAt, @Nullable CaseStage stage, @Nullable Instant submittedAt,
        @Nullable Instant lapsedAt) {

    /** Whether the notice was given during the review of an application that had been accepted. */
    boolean duringReview(@Nullable Instant acceptedAt) {
        return stage == null ? acceptedAt != null && !requiredAt.isBefore(acceptedAt) : stage == CaseStage.REVIEW;
    }

    /** When the wait for the applicant was over; null while it goes on. */
    @Nullable
    Instant settledAt() {
        return submittedAt != null ? submittedAt : lapsedAt;
    }
}
