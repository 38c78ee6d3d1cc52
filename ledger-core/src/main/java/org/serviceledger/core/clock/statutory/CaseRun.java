package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The clocks of a case, worked out.
 *
 * @param notice        the completeness notice
 * @param deemed        the deemed acceptance, if it has come about
 * @param startDay      from which the limits are counted; null if there is no acceptance
 * @param promised      the promise
 * @param legal         the legal limit
 * @param interruptions what moved them
 */
record CaseRun(ClockFacts facts, WorkingCalendar calendar, @Nullable NoticeReading notice,
        @Nullable DeemedAcceptance deemed, @Nullable LocalDate startDay, LimitRun promised, LimitRun legal,
        Interruptions interruptions) {

    /** The promise, or the legal limit where nothing is promised. */
    LimitRun leading() {
        return promised.end() == null && legal.end() != null ? legal : promised;
    }
}
