package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.SpecialProcedureKind;

/**
 * A special procedure of a case (特别程序, 行政许可法 45). Its days, the first and the last included,
 * are not counted. Without a written notice it pauses the clock as well, because that is what
 * happened, but it is reported.
 *
 * @param from     when it began
 * @param to       when it ended; null while it goes on
 * @param kind     of procedure
 * @param noticeNo number of the written notice to the applicant; null or blank if there was none
 * @param counts   whether its time counts all the same, so that it pauses nothing
 */
public record Exclusion(Instant from, @Nullable Instant to, @Nullable SpecialProcedureKind kind,
        @Nullable String noticeNo, boolean counts) {

    /** One that pauses the clock. */
    public Exclusion(Instant from, @Nullable Instant to, @Nullable SpecialProcedureKind kind,
            @Nullable String noticeNo) {
        this(from, to, kind, noticeNo, false);
    }

    /** Whether the applicant was not told in writing. */
    public boolean unnoticed() {
        return noticeNo == null || noticeNo.isBlank();
    }

    /** Whether its facts contradict each other, so that it pauses nothing: it ends on a day before it begins. */
    boolean endsBeforeItBegins() {
        return to != null && ShanghaiTime.dayOf(to).isBefore(ShanghaiTime.dayOf(from));
    }

    /** Whether the law names such a procedure (行政许可法 45). */
    boolean namedByLaw() {
        return kind != null && switch (kind) {
            case HEARING, TENDER, AUCTION, INSPECTION, TESTING, QUARANTINE, APPRAISAL, EXPERT_REVIEW -> true;
            case PUBLICITY, SITE_VISIT, OTHER -> false;
        };
    }
}
