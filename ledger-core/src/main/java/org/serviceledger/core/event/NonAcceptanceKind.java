package org.serviceledger.core.event;

/** Why an application was not accepted (行政许可法 32). */
public enum NonAcceptanceKind {

    /** 依法不需要取得行政许可. */
    NO_LICENCE_NEEDED,
    /** 不属于本机关职权. */
    NOT_COMPETENT,
    /** 其他. */
    OTHER
}
