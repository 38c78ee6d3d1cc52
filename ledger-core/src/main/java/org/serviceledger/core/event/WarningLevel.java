package org.serviceledger.core.event;

/** Colour of a warning (预警类型). */
public enum WarningLevel {

    /** 黄牌. */
    YELLOW,
    /** 红牌. */
    RED,
    /** 双红牌: the legal limit has expired (法定超期). */
    LEGAL_RED
}
