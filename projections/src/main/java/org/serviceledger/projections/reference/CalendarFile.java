package org.serviceledger.projections.reference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;

/**
 * What was published about a year's calendar, or as a policy of the clock, in the order of the ledger.
 *
 * @param key      the year, or the policy's id
 * @param position of the last event applied; -1 when none has been
 */
public record CalendarFile(String key, List<Notice> notices, long position) {

    public CalendarFile {
        notices = List.copyOf(notices);
    }

    /** One publication; exactly one of the three is there. */
    public record Notice(@Nullable CalendarPublished published, @Nullable CalendarAmended amended,
            @Nullable ClockPolicyPublished policy) {

        static Notice of(CalendarEvent fact) {
            return switch (fact) {
                case CalendarPublished published -> new Notice(published, null, null);
                case CalendarAmended amended -> new Notice(null, amended, null);
                case ClockPolicyPublished policy -> new Notice(null, null, policy);
            };
        }
    }

    /** The publications as facts. */
    public List<CalendarEvent> facts() {
        List<CalendarEvent> facts = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice.published() != null) {
                facts.add(notice.published());
            } else if (notice.amended() != null) {
                facts.add(notice.amended());
            } else if (notice.policy() != null) {
                facts.add(notice.policy());
            }
        }
        return facts;
    }
}
