package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A time for the completeness notice that passes without one (行政许可法 32(4)).
 *
 * @param receivedAt  receipt of materials from which it ran
 * @param since       its exclusive end, from when on it has passed
 * @param provisional whether the calendar of a year was missing, so that the end may move
 */
public record NoticeLapse(Instant receivedAt, Instant since, boolean provisional) {

    /** The day of the receipt, from which a licence counts as accepted. */
    public LocalDate day() {
        return ShanghaiTime.dayOf(receivedAt);
    }
}
