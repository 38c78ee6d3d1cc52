package org.serviceledger.core.clock.statutory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.DayEnd;

/**
 * How the clock counts where the law leaves a choice (时限计算规则).
 *
 * @param dayEnd                 when the last day of a limit is over
 * @param noticeDays             working days for the completeness notice (行政许可法 32(4): five)
 * @param bluePercent            share of the promise used at which a case turns blue, 1 to 100
 * @param yellowPercent          likewise for yellow
 * @param correctionPausesPromise whether a correction notice during the review pauses the promise; the
 *                               legal limit it never pauses
 * @param deliveryDays           working days for delivering what was granted (行政许可法 44: ten)
 * @param officeHours            in which limits in hours run, and with whose end an immediate case is overdue
 * @param immediateYellow        office time after which a case that is to be decided at once turns yellow
 */
public record ClockPolicy(DayEnd dayEnd, int noticeDays, int bluePercent, int yellowPercent,
        boolean correctionPausesPromise, int deliveryDays, OfficeHours officeHours, Duration immediateYellow) {

    /** What holds where no policy was published. */
    public static final ClockPolicy DEFAULT = new ClockPolicy(DayEnd.MIDNIGHT, 5, 70, 90, false, 10,
            OfficeHours.USUAL, Duration.ofHours(1));

    private static final int MOST_NOTICE_DAYS = 366;

    public ClockPolicy {
        if (noticeDays < 1 || noticeDays > MOST_NOTICE_DAYS || deliveryDays < 1 || deliveryDays > MOST_NOTICE_DAYS) {
            throw new IllegalArgumentException("days must be from 1 to " + MOST_NOTICE_DAYS);
        }
        if (!percent(bluePercent) || !percent(yellowPercent)) {
            throw new IllegalArgumentException("percentages must be from 1 to 100");
        }
    }

    /**
     * This policy with what a publication says; what it leaves out stays, and so does what it says
     * that cannot be (a share above 100 per cent, no day for a notice), because a fact is never refused.
     */
    public ClockPolicy with(ClockPolicyPublished published) {
        return new ClockPolicy(published.dayEnd() == null ? dayEnd : published.dayEnd(),
                within(published.noticeDays(), MOST_NOTICE_DAYS, noticeDays),
                within(published.bluePercent(), 100, bluePercent),
                within(published.yellowPercent(), 100, yellowPercent),
                published.correctionPausesPromise() == null
                        ? correctionPausesPromise
                        : published.correctionPausesPromise(),
                deliveryDays, officeHours, immediateYellow);
    }

    /** When a day is over for a limit, as an exclusive end: 24:00, or the close of offices. */
    public Instant endOf(LocalDate day) {
        return switch (dayEnd) {
            case MIDNIGHT -> ShanghaiTime.endOf(day);
            case OFFICE_CLOSE -> ShanghaiTime.at(day, officeHours.close());
        };
    }

    private static int within(@Nullable Integer said, int most, int otherwise) {
        return said == null || said < 1 || said > most ? otherwise : said;
    }

    private static boolean percent(int value) {
        return value >= 1 && value <= 100;
    }
}
