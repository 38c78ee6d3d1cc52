package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The times of a hearing about a licence (R7, 行政许可法 47–48), in working days.
 *
 * @param calendar which days are worked
 * @param policy   in force for the case
 */
public record HearingTimes(WorkingCalendar calendar, ClockPolicy policy) {

    private static final int DAYS_TO_REQUEST = 5;
    private static final int DAYS_TO_HOLD = 20;
    private static final int DAYS_OF_NOTICE = 7;

    /** Until when a hearing can be asked for, once the applicant was told of the right to it. */
    public Due requestDue(Instant notifiedAt) {
        return after(notifiedAt, DAYS_TO_REQUEST);
    }

    /** Until when the authority must organise the hearing, once it was asked for. */
    public Due holdDue(Instant requestedAt) {
        return after(requestedAt, DAYS_TO_HOLD);
    }

    /** The last day on which those concerned can be told of a hearing's time and place. */
    public LocalDate latestNotice(LocalDate heldOn) {
        LocalDate day = heldOn;
        for (int left = DAYS_OF_NOTICE; left > 0;) {
            day = day.minusDays(1);
            left -= calendar.isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private Due after(Instant from, int days) {
        CountedDate last = calendar.addWorkingDays(ShanghaiTime.dayOf(from), days);
        return new Due(policy.endOf(last.date()), last.provisional(), false);
    }
}
