package org.serviceledger.core.event;

/** What came of serving a ticket (办理结果). */
public enum WindowOutcome {

    /** 办成. */
    DONE,
    /** 收件. */
    MATERIALS_RECEIVED,
    /** 一次告知. */
    ADVISED_ONCE,
    /** 咨询. */
    CONSULTED
}
