package org.serviceledger.core.clock.statutory;

/** What a day of the calendar is (国务院办公厅关于节假日安排的通知). */
public enum DayKind {

    /** An ordinary working day (工作日). */
    WORKING,
    /** An ordinary weekend day (休息日). */
    REST,
    /** A day off that the year's notice names (放假), be it on a weekday or in a weekend. */
    HOLIDAY,
    /** A weekend day that is worked for a holiday (调休上班). */
    SWAPPED_WORKDAY;

    /** Whether the day is worked. */
    public boolean worked() {
        return this == WORKING || this == SWAPPED_WORKDAY;
    }
}
