package org.serviceledger.core.event;

/** What a call-back about a bad review found. */
public enum ReviewFinding {

    /** 属实. */
    VALID,
    /** 误评. */
    MISTAKEN,
    /** 恶意差评. */
    MALICIOUS,
    /** 无法联系. */
    UNREACHABLE
}
