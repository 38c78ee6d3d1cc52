package org.serviceledger.core.event;

/** Level of an evaluation (满意度, GB/T 39046-2020 A.8: 1 is best; the upload interface of 好差评 counts the other way). */
public enum Satisfaction {
    VERY_SATISFIED, SATISFIED, BASICALLY_SATISFIED, DISSATISFIED, VERY_DISSATISFIED;

    /** Whether the level counts as a good review (好评): the upper three of five. */
    public boolean positive() {
        return compareTo(BASICALLY_SATISFIED) <= 0;
    }
}
