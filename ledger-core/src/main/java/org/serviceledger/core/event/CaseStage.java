package org.serviceledger.core.event;

/** At which stage of a case something was asked for. */
public enum CaseStage {

    /** 受理前. */
    BEFORE_ACCEPTANCE,
    /** 审查中. */
    REVIEW
}
