package org.serviceledger.projections.reference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Keeps what was published about working days and about how the clock counts. */
public final class CalendarView implements View<CalendarFile> {

    /** Name of this view. */
    public static final String KIND = "calendar";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<CalendarFile> type() {
        return CalendarFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return CalendarEvent.class;
    }

    @Override
    public String tag() {
        return Tags.CALENDAR;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof CalendarEvent fact ? fact.subject() : null;
    }

    @Override
    public CalendarFile empty(String key) {
        return new CalendarFile(key, List.of(), -1);
    }

    @Override
    public CalendarFile evolve(CalendarFile file, RecordedEvent event) {
        if (!(event.data() instanceof CalendarEvent fact)) {
            return file;
        }
        List<CalendarFile.Notice> notices = new ArrayList<>(file.notices());
        notices.add(CalendarFile.Notice.of(event, fact));
        return new CalendarFile(file.key(), notices, event.position());
    }

    @Override
    public String listKey(CalendarFile file) {
        return LIST;
    }
}
