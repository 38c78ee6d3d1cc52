package org.serviceledger.app.demo.province;

/** How a division fares over the years, compared with what its city's course lets one expect. */
public enum Outlook {

    /** As its city. */
    STEADY,
    /** From far behind to the front. */
    IMPROVING,
    /** From the front to far behind. */
    DECLINING
}
