package org.serviceledger.core.clock.statutory;

/** Where the completeness notice of a case stands (一次性告知, 行政许可法 32). */
public enum NoticeState {

    /** The department has yet to accept, refuse to accept or say what is missing. */
    RUNNING,
    /** It did so in time. */
    ANSWERED,
    /** It did so, but too late. */
    ANSWERED_LATE,
    /** It did not, and the time is over. */
    MISSED,
    /** It told the applicant in time what is missing, and the applicant has the next move. */
    WAITING_FOR_APPLICANT
}
