package org.serviceledger.core.event;

/** How a material was handed in (收取方式). */
public enum MaterialForm {

    /** 纸质. */
    PAPER,
    /** 电子. */
    ELECTRONIC,
    /** 电子证照. */
    LICENCE
}
