package org.serviceledger.core.event;

/** On which side of a target's value a metric has to be. */
public enum Comparator {
    AT_LEAST, AT_MOST
}
