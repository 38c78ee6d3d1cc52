package org.serviceledger.core.event;

/** How a ticket was taken (取号方式). */
public enum TicketOrigin {

    /** 现场. */
    ON_SITE,
    /** 线上. */
    ONLINE,
    /** 预约. */
    APPOINTMENT
}
