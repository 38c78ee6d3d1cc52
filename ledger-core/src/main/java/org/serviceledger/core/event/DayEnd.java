package org.serviceledger.core.event;

/** When a day ends for the statutory clock. */
public enum DayEnd {

    /** 24:00. */
    MIDNIGHT,
    /** 下班时间. */
    OFFICE_CLOSE
}
