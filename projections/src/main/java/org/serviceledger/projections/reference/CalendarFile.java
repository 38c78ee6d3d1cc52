package org.serviceledger.projections.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.RecordedEvent;

/**
 * What was published about a year's calendar, or as a policy of the clock that is named so, in the order of the
 * ledger.
 *
 * @param key      the year, or the policy's id
 * @param position of the last event applied; -1 when none has been
 */
public record CalendarFile(String key, List<Notice> notices, long position) {

    public CalendarFile {
        notices = List.copyOf(notices);
    }

    /**
     * One publication; exactly one of the three is there.
     *
     * @param position where it is in the ledger
     * @param at       when it was published
     */
    public record Notice(long position, Instant at, @Nullable CalendarPublished published,
            @Nullable CalendarAmended amended, @Nullable ClockPolicyPublished policy) {

        static Notice of(RecordedEvent event, CalendarEvent fact) {
            long position = event.position();
            Instant at = event.envelope().time().toInstant();
            return switch (fact) {
                case CalendarPublished published -> new Notice(position, at, published, null, null);
                case CalendarAmended amended -> new Notice(position, at, null, amended, null);
                case ClockPolicyPublished policy -> new Notice(position, at, null, null, policy);
            };
        }
    }

    /** Those about the year; a policy may be named like one. */
    public List<Notice> ofYear() {
        return notices.stream().filter(notice -> notice.policy() == null).toList();
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
