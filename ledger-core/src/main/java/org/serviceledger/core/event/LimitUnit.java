package org.serviceledger.core.event;

/** Unit of a time limit (办结时限单位). */
public enum LimitUnit {
    WORKING_DAY, CALENDAR_DAY, MONTH, YEAR, HOUR, IMMEDIATE, NONE
}
