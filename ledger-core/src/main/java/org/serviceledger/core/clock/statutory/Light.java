package org.serviceledger.core.clock.statutory;

/** Light of electronic supervision (电子监察红黄灯), from the mildest on. */
public enum Light {

    /** In time (绿). */
    GREEN,
    /** A first notice: by default 70 per cent of the promise are used (蓝). */
    BLUE,
    /** A warning: by default 90 per cent are used, or it is the last working day (黄). */
    YELLOW,
    /** The promise has expired (红, 承诺超期). */
    RED,
    /** The legal limit has expired (双红, 法定超期). */
    LEGAL_RED,
    /** The clock stands still (灰, 暂停). */
    PAUSED,
    /** The case is over (办结). */
    CLOSED
}
