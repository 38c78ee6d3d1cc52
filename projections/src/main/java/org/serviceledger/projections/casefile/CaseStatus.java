package org.serviceledger.projections.casefile;

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
    /** A review step was completed. */
    IN_REVIEW,
    /** The decision was made. */
    DECIDED,
    /** The case was closed. */
    CLOSED;

    /** Who has the next move. */
    public enum Actor {
        APPLICANT, DEPARTMENT, NOBODY
    }

    /** The furthest point that the facts reach, whatever the order in which they arrived. */
    public static CaseStatus of(CaseFile file) {
        if (file.closing() != null) {
            return CLOSED;
        } else if (file.decision() != null) {
            return DECIDED;
        } else if (file.steps() > 0) {
            return IN_REVIEW;
        } else if (file.accepted() != null) {
            return ACCEPTED;
        } else if (file.received() != null) {
            return RECEIVED;
        }
        return file.submission() != null ? SUBMITTED : UNCONNECTED;
    }

    public Actor whoMustAct() {
        return this == CLOSED ? Actor.NOBODY : Actor.DEPARTMENT;
    }
}
