package org.serviceledger.projections.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Latency;
import org.serviceledger.projections.View;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.source.SourceDay.Within;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * Folds what each source sent on each day, for the rate of real-time inflow. A view of its own for
 * each day, because what a view contributes is told anew with each of its events and so must stay
 * small. A fact does not say of which item it is, so the rate is by category (实时汇入的七类) and not by item.
 */
public final class SourceDayView implements View<SourceDay> {

    /** Name of this view. */
    public static final String KIND = "source-day";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    private static final Duration HOUR = Duration.ofHours(1);

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
        Duration latency = Latency.of(event);
        SortedMap<String, Within> categories = new TreeMap<>(day.categories());
        categories.merge(SourceDay.codeOf(InflowCategory.of(event.envelope())),
                new Within(1, one(latency, Latency.REAL_TIME), one(latency, HOUR), one(latency, Latency.BACK_DATED)),
                (known, found) -> new Within(known.all() + 1, known.minutes() + found.minutes(),
                        known.hour() + found.hour(), known.day() + found.day()));
        return new SourceDay(day.source(), day.day(), categories, event.position());
    }

    private static int one(Duration latency, Duration bound) {
        return latency.compareTo(bound) > 0 ? 0 : 1;
    }

    @Override
    public Map<BucketKey, Amount> contributions(SourceDay day) {
        Map<BucketKey, Amount> amounts = new HashMap<>();
        day.categories().forEach((code, within) -> {
            String category = Dimension.ofCategory(code);
            amounts.put(new BucketKey(Count.FACTS.bucket(), category, day.day()),
                    new Amount(within.minutes(), within.all()));
            amounts.put(new BucketKey(Count.FACTS_LATE.bucket(), category, day.day()),
                    new Amount(within.day(), within.hour()));
        });
        return amounts;
    }

    @Override
    public String listKey(SourceDay day) {
        return LIST;
    }

    /** By day. */
    @Override
    public String listSort(SourceDay day) {
        return day.day().toString();
    }
}
