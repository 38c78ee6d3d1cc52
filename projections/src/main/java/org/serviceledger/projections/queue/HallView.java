package org.serviceledger.projections.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;

/** Folds which halls there are and on which days each was at work lately. */
public final class HallView implements View<HallFile> {

    /** Name of this view. */
    public static final String KIND = "hall";

    /** Group in which all halls are listed. */
    public static final String LIST = "all";

    /** More days than a board ever goes back over a long holiday. */
    private static final int MOST_DAYS = 40;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<HallFile> type() {
        return HallFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return QueueEvent.class;
    }

    @Override
    public String tag() {
        return Tags.HALL;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof QueueEvent fact ? fact.hallId() : null;
    }

    @Override
    public HallFile empty(String key) {
        return new HallFile(key, List.of(), -1);
    }

    @Override
    public HallFile evolve(HallFile hall, RecordedEvent event) {
        TreeSet<LocalDate> days = new TreeSet<>(hall.days());
        days.add(Days.of(event.envelope().time()));
        while (days.size() > MOST_DAYS) {
            days.pollFirst();
        }
        return new HallFile(hall.hallId(), List.copyOf(days), event.position());
    }

    @Override
    public String listKey(HallFile hall) {
        return LIST;
    }
}
