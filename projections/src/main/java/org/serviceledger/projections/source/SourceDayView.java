package org.serviceledger.projections.source;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Latency;
import org.serviceledger.projections.View;
import org.serviceledger.projections.rates.Metrics;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * Folds what each source sent on each day, for the rate of real-time inflow. A view of its own for
 * each day, because what a view contributes is told anew with each of its events and so must stay
 * small. A fact does not say of which item it is, so the rate is of the whole and not of an item.
 */
public final class SourceDayView implements View<SourceDay> {

    /** Name of this view. */
    public static final String KIND = "source-day";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<SourceDay> type() {
        return SourceDay.class;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        String source = Sources.of(event);
        return source == null || event.envelope().historical()
                ? null
                : SourceDay.key(source, Days.of(event.recordedAt()));
    }

    @Override
    public @Nullable String keyOfUnread(StoredEvent event) {
        String source = Sources.ofUnread(event);
        return source == null ? null : SourceDay.key(source, Days.of(event.recordedAt()));
    }

    @Override
    public SourceDay empty(String key) {
        return SourceDay.empty(key);
    }

    @Override
    public SourceDay evolve(SourceDay day, RecordedEvent event) {
        return new SourceDay(day.source(), day.day(), day.inTime() + (Latency.late(event) ? 0 : 1), day.all() + 1,
                event.position());
    }

    @Override
    public Map<BucketKey, Amount> contributions(SourceDay day) {
        return day.all() == 0
                ? Map.of()
                : Map.of(new BucketKey(Metrics.REAL_TIME_INFLOW, "", day.day()),
                        new Amount(day.inTime(), day.all()));
    }
}
