package org.serviceledger.projections.queue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;

/** Folds which halls there are and on which day each was last at work. */
public final class HallView implements View<HallFile> {

    /** Name of this view. */
    public static final String KIND = "hall";

    /** Group in which all halls are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<HallFile> type() {
        return HallFile.class;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof QueueEvent fact ? fact.hallId() : null;
    }

    @Override
    public HallFile empty(String key) {
        return new HallFile(key, null, -1);
    }

    @Override
    public HallFile evolve(HallFile hall, RecordedEvent event) {
        LocalDate day = Days.of(event.envelope().time());
        LocalDate known = hall.lastDay();
        return new HallFile(hall.hallId(), known == null || day.isAfter(known) ? day : known, event.position());
    }

    @Override
    public String listKey(HallFile hall) {
        return LIST;
    }
}
