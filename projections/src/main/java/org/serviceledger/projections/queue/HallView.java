package org.serviceledger.projections.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.HallEvent;
import org.serviceledger.core.event.HallEvent.WindowClosed;
import org.serviceledger.core.event.HallEvent.WindowOpened;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.queue.HallFile.Opening;

/** Folds which halls there are, on which days each was at work lately, and which windows are open. */
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
    public String tag() {
        return Tags.HALL;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return switch (event.data()) {
            case QueueEvent fact -> fact.hallId();
            case HallEvent fact -> fact.hallId();
            default -> null;
        };
    }

    /** Appointments and items name a hall too, but do not concern its days. */
    @Override
    public @Nullable String keyOfUnread(StoredEvent event) {
        Class<? extends ServiceEvent> type = EventVocabulary.recordOf(event.type());
        boolean concerns = type != null
                && (QueueEvent.class.isAssignableFrom(type) || HallEvent.class.isAssignableFrom(type));
        return concerns ? View.super.keyOfUnread(event) : null;
    }

    @Override
    public HallFile empty(String key) {
        return new HallFile(key, List.of(), Map.of(), -1);
    }

    @Override
    public HallFile evolve(HallFile hall, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        return switch (event.data()) {
            case WindowOpened opened -> with(hall, event, opened.window(), new Opening(true, at));
            case WindowClosed closed -> with(hall, event, closed.window(), new Opening(false, at));
            case QueueEvent any -> new HallFile(hall.hallId(), withDay(hall.days(), Days.of(at)), hall.windows(),
                    event.position());
            default -> new HallFile(hall.hallId(), hall.days(), hall.windows(), event.position());
        };
    }

    private static List<LocalDate> withDay(List<LocalDate> known, LocalDate day) {
        if (known.contains(day)) {
            return known;
        }
        TreeSet<LocalDate> days = new TreeSet<>(known);
        days.add(day);
        while (days.size() > MOST_DAYS) {
            days.pollFirst();
        }
        return List.copyOf(days);
    }

    /** What happened last counts, whatever arrived last. */
    private static HallFile with(HallFile hall, RecordedEvent event, @Nullable String window, Opening found) {
        Map<String, Opening> windows = new HashMap<>(hall.windows());
        if (window != null) {
            windows.merge(window, found, (known, other) -> other.at().isBefore(known.at())
                    || other.at().equals(known.at()) && known.open() ? known : other);
        }
        return new HallFile(hall.hallId(), hall.days(), windows, event.position());
    }

    @Override
    public String listKey(HallFile hall) {
        return LIST;
    }
}
