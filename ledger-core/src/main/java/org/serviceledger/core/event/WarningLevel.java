package org.serviceledger.core.event;

/** Colour of a warning (预警类型). */
public enum WarningLevel {

    /** 黄牌. */
    YELLOW,
    /** 红牌. */
    RED
}
