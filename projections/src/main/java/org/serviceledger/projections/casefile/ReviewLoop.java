package org.serviceledger.projections.casefile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.EvaluationEvent.EvaluationDefaulted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSupplemented;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.EvaluationEvent.RectificationExtended;
import org.serviceledger.core.event.EvaluationEvent.ReviewAppealDecided;
import org.serviceledger.core.event.EvaluationEvent.ReviewAppealed;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;

/**
 * What followed from the evaluation of a case (好差评闭环). Of what happens once the earliest counts,
 * whatever arrived first.
 *
 * @param defaultedAt  when a policy put an evaluation in place of the applicant's (默认评价)
 * @param byDefault    which
 * @param contactedAt  when the applicant of a bad review was called back (回访)
 * @param finding      what that found
 * @param rectifiedAt  when it was put right (整改)
 * @param extendedDays working days by which the time for that was extended
 * @param appealedAt   when the body appealed (申诉)
 * @param upheld       whether the appeal was right; null while it is not decided
 * @param supplementedAt when the applicant added to the evaluation (追评)
 * @param supplement   with what level
 */
public record ReviewLoop(@Nullable Instant defaultedAt, @Nullable Satisfaction byDefault,
        @Nullable Instant contactedAt, @Nullable ReviewFinding finding, @Nullable Instant rectifiedAt,
        int extendedDays, @Nullable Instant appealedAt, @Nullable Boolean upheld, @Nullable Instant supplementedAt,
        @Nullable Satisfaction supplement) {

    /** Nothing followed. */
    public static final ReviewLoop NONE = new ReviewLoop(null, null, null, null, null, 0, null, null, null, null);

    private static final int MOST_EXTENDED_DAYS = 250;

    /** Whether the review was found not to be one that must be put right (误评、恶意差评，或申诉成立). */
    public boolean dismissed() {
        return finding == ReviewFinding.MISTAKEN || finding == ReviewFinding.MALICIOUS || Boolean.TRUE.equals(upheld);
    }

    ReviewLoop with(CaseEvent fact, Instant at) {
        return switch (fact) {
            case EvaluationDefaulted defaulted when earlier(at, defaultedAt) -> new ReviewLoop(at,
                    defaulted.satisfaction(), contactedAt, finding, rectifiedAt, extendedDays, appealedAt, upheld,
                    supplementedAt, supplement);
            case NegativeReviewContacted contacted when earlier(at, contactedAt) -> new ReviewLoop(defaultedAt,
                    byDefault, at, contacted.finding(), rectifiedAt, extendedDays, appealedAt, upheld, supplementedAt,
                    supplement);
            case RectificationCompleted rectified when earlier(at, rectifiedAt) -> new ReviewLoop(defaultedAt,
                    byDefault, contactedAt, finding, at, extendedDays, appealedAt, upheld, supplementedAt, supplement);
            case RectificationExtended extended -> new ReviewLoop(defaultedAt, byDefault, contactedAt, finding,
                    rectifiedAt, extendedBy(extended.days()), appealedAt, upheld, supplementedAt, supplement);
            case ReviewAppealed appealed when earlier(at, appealedAt) -> new ReviewLoop(defaultedAt, byDefault,
                    contactedAt, finding, rectifiedAt, extendedDays, at, upheld, supplementedAt, supplement);
            case ReviewAppealDecided decided -> new ReviewLoop(defaultedAt, byDefault, contactedAt, finding,
                    rectifiedAt, extendedDays, appealedAt,
                    Boolean.TRUE.equals(upheld) || Boolean.TRUE.equals(decided.upheld()), supplementedAt, supplement);
            case EvaluationSupplemented added when earlier(at, supplementedAt) -> new ReviewLoop(defaultedAt,
                    byDefault, contactedAt, finding, rectifiedAt, extendedDays, appealedAt, upheld, at,
                    added.satisfaction());
            default -> this;
        };
    }

    private int extendedBy(@Nullable Integer days) {
        return days == null || days < 0
                ? extendedDays
                : Math.min(MOST_EXTENDED_DAYS, extendedDays + Math.min(MOST_EXTENDED_DAYS, days));
    }

    private static boolean earlier(Instant at, @Nullable Instant known) {
        return known == null || at.isBefore(known);
    }
}
