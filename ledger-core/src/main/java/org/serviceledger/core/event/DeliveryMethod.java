package org.serviceledger.core.event;

/** How a result was delivered (送达方式). */
public enum DeliveryMethod {

    /** 窗口领取. */
    WINDOW,
    /** 快递. */
    COURIER,
    /** 电子送达. */
    ELECTRONIC,
    /** 公告送达. */
    ANNOUNCEMENT
}
