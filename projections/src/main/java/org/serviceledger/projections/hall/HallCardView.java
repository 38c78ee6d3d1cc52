package org.serviceledger.projections.hall;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Keeps what halls were registered as; what was registered last holds, whatever arrived last. */
public final class HallCardView implements View<HallCard> {

    /** Name of this view. */
    public static final String KIND = "hall-card";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<HallCard> type() {
        return HallCard.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return HallRegistered.class;
    }

    @Override
    public String tag() {
        return Tags.HALL;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof HallRegistered registered ? registered.hallId() : null;
    }

    @Override
    public HallCard empty(String key) {
        return new HallCard(key, null, null, -1);
    }

    @Override
    public HallCard evolve(HallCard card, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        Instant known = card.registeredAt();
        return event.data() instanceof HallRegistered registered && (known == null || at.isAfter(known))
                ? new HallCard(card.hallId(), registered, at, event.position())
                : new HallCard(card.hallId(), card.registered(), known, event.position());
    }

    @Override
    public String listKey(HallCard card) {
        return LIST;
    }
}
