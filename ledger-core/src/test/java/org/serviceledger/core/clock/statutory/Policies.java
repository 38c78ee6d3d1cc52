package org.serviceledger.core.clock.statutory;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.DayEnd;

/** Policies of tests. */
final class Policies {

    private Policies() {}

    static ClockPolicy officeClose() {
        return ClockPolicy.DEFAULT.with(published(DayEnd.OFFICE_CLOSE, null));
    }

    static ClockPolicy correctionPauses() {
        return ClockPolicy.DEFAULT.with(published(null, true));
    }

    private static ClockPolicyPublished published(@Nullable DayEnd dayEnd, @Nullable Boolean correctionPauses) {
        return new ClockPolicyPublished("p", null, null, dayEnd, null, null, null, correctionPauses, null);
    }
}
