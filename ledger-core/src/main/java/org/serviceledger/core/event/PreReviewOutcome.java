package org.serviceledger.core.event;

/** What came of looking an application through (预受理结果, YSLZTDM). */
public enum PreReviewOutcome {

    /** 通过. */
    PASSED("1"),
    /** 不受理. */
    NOT_ACCEPTED("2"),
    /** 需补交补正. */
    CORRECTION_NEEDED("3");

    private final String code;

    PreReviewOutcome(String code) {
        this.code = code;
    }

    /** The code of the provincial exchange table, for adapters. */
    public String code() {
        return code;
    }
}
