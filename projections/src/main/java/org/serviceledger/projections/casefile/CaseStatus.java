package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.util.stream.Stream;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.event.CaseResult;

/** Where a case stands; receipt of materials (收件) is not acceptance (受理), closing (办结) is not delivery (送达). */
public enum CaseStatus {
    /** There are facts of the case, but not its application (未关联). */
    UNCONNECTED,
    /** The application was submitted. */
    SUBMITTED,
    /** Materials were received. */
    RECEIVED,
    /** The application was accepted. */
    ACCEPTED,
    /** The applicant was told what is missing, and has not handed it in yet (补正). */
    CORRECTION_REQUIRED,
    /** A review step was completed. */
    IN_REVIEW,
    /** The decision was made. */
    DECIDED,
    /** The application was not accepted (不予受理). */
    NOT_ACCEPTED,
    /** It was returned to the applicant (退件). */
    RETURNED,
    /** The applicant withdrew it (撤回). */
    WITHDRAWN,
    /** The department ended it (终止). */
    TERMINATED,
    /** The case was closed. */
    CLOSED;

    /** Who has the next move. */
    public enum Actor {
        APPLICANT, DEPARTMENT, NOBODY
    }

    /** The furthest point that the facts reach by an instant, whatever the order in which they arrived. */
    public static CaseStatus of(CaseFile file, Instant now) {
        if (file.closing() != null) {
            return CLOSED;
        } else if (file.ending() != null) {
            return of(file.ending().kind());
        } else if (file.decision() != null) {
            return DECIDED;
        } else if (correctionOpen(file)) {
            return CORRECTION_REQUIRED;
        } else if (file.steps() > 0) {
            return IN_REVIEW;
        } else if (file.accepted() != null || file.deemedAccepted(now)) {
            return ACCEPTED;
        } else if (file.received() != null) {
            return RECEIVED;
        }
        return file.submission() != null ? SUBMITTED : UNCONNECTED;
    }

    private static CaseStatus of(CaseResult ending) {
        return switch (ending) {
            case NOT_ACCEPTED -> NOT_ACCEPTED;
            case RETURNED -> RETURNED;
            case WITHDRAWN -> WITHDRAWN;
            case TERMINATED -> TERMINATED;
            case GRANTED, REFUSED -> DECIDED;
        };
    }

    /** A later submission, acceptance or lapse answers a notice. */
    private static boolean correctionOpen(CaseFile file) {
        Instant told = file.times().notices().stream().map(CaseTimes.CorrectionNotice::at).max(Instant::compareTo)
                .orElse(null);
        return told != null
                && Stream.concat(file.times().corrected().stream(), file.times().lapsed().stream())
                        .noneMatch(at -> !at.isBefore(told))
                && (file.accepted() == null || file.accepted().at().isBefore(told));
    }

    /** Who has the next move. */
    public Actor whoMustAct() {
        return switch (this) {
            case CORRECTION_REQUIRED -> Actor.APPLICANT;
            case CLOSED, NOT_ACCEPTED, RETURNED, WITHDRAWN, TERMINATED -> Actor.NOBODY;
            default -> Actor.DEPARTMENT;
        };
    }
}
