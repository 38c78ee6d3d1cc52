package org.serviceledger.core.event;

/** Whether the application was granted (准予) or refused (不予). */
public enum DecisionOutcome {
    GRANTED, REFUSED
}
