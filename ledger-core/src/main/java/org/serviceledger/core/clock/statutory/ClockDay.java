package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;
import java.util.List;

/**
 * What a day counts as, for the promise, or for the legal limit where nothing is promised.
 *
 * @param date        in Asia/Shanghai
 * @param kind        what the calendar makes it
 * @param counted     whether it uses up the limit
 * @param reason      why
 * @param total       days used up to and with this one, in days of the limit's unit
 * @param marks       what happened on it, or ends with it
 * @param ahead       whether it lies ahead, so that this is what it will be if nothing more happens
 * @param provisional whether the calendar of its year is not published yet
 */
public record ClockDay(LocalDate date, DayKind kind, boolean counted, DayReason reason, int total,
        List<DayMark> marks, boolean ahead, boolean provisional) {

    public ClockDay {
        marks = List.copyOf(marks);
    }
}
