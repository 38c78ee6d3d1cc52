package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

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

    /**
     * The times of a case's hearing.
     *
     * @param requestDue   until when it could be asked for; null if nobody was told of the right to it
     * @param holdDue      until when it is to be held; null if nobody has asked for it
     * @param heldAt       when it was held; null if it was not
     * @param latestNotice last day on which those concerned could be told of the hearing that was held
     */
    public record Reading(@Nullable Due requestDue, @Nullable Due holdDue, @Nullable Instant heldAt,
            @Nullable LocalDate latestNotice) {}

    /** Reads the times of a case's hearing; null if nothing is known of one. */
    public @Nullable Reading read(CaseTimes.Hearing hearing) {
        Instant notified = hearing.notifiedAt();
        Instant requested = hearing.requestedAt();
        Instant held = hearing.heldAt();
        return notified == null && requested == null && held == null
                ? null
                : new Reading(notified == null ? null : requestDue(notified),
                        requested == null ? null : holdDue(requested), held,
                        held == null ? null : latestNotice(ShanghaiTime.dayOf(held)));
    }

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
