package org.serviceledger.core.event;

/** How a case ended (办结结果). */
public enum CaseResult {

    /** 准予. */
    GRANTED,
    /** 不予批准. */
    REFUSED,
    /** 不予受理. */
    NOT_ACCEPTED,
    /** 撤回. */
    WITHDRAWN,
    /** 终止. */
    TERMINATED,
    /** 退件. */
    RETURNED
}
