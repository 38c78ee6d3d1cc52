package org.serviceledger.core.event;

/** From what an item is exempted. */
public enum ExemptionKind {

    /** 不适宜网上办理. */
    ONLINE,
    /** 不进驻大厅. */
    HALL
}
