package org.serviceledger.core.event;

/** What the value of a metric is. */
public enum MetricUnit {

    /** Numerator by denominator, from 0 to 1. */
    RATIO,
    /** The numerator: how many. */
    COUNT,
    /** Numerator by denominator: seconds in the mean. */
    SECONDS,
    /** Numerator by denominator: how often in the mean. */
    TIMES
}
