package org.serviceledger.projections;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.reference.KnownReferences;

/** Makes facts for tests. */
public final class Facts {

    private static final AtomicLong IDS = new AtomicLong();

    private Facts() {}

    /** A fact that happened at a time such as {@code 2026-03-02T09:00:00+08:00}. */
    public static EventEnvelope fact(String time, ServiceEvent data) {
        return fact(time, null, data);
    }

    public static EventEnvelope fact(String time, Channel channel, ServiceEvent data) {
        return envelope(OffsetDateTime.parse(time), channel, false, data);
    }

    public static EventEnvelope historical(String time, ServiceEvent data) {
        return envelope(OffsetDateTime.parse(time), null, true, data);
    }

    public static EventEnvelope envelope(OffsetDateTime time, Channel channel, boolean historical, ServiceEvent data) {
        return new EventEnvelope("id-%06d".formatted(IDS.incrementAndGet()), "/test", EventVocabulary.nameOf(data),
                data.subject(), time, channel, null, null, null, historical, data);
    }

    /** The fact as it is recorded at a position. */
    public static RecordedEvent recorded(long position, EventEnvelope envelope) {
        return new RecordedEvent(position, Instant.parse("2026-11-01T00:00:00Z").plusSeconds(position), envelope);
    }

    /** Folds facts in the order given. */
    public static <V> V fold(View<V> view, String key, EventEnvelope... facts) {
        V folded = view.empty(key);
        for (int position = 0; position < facts.length; position++) {
            folded = view.settleNext(view.evolve(folded, recorded(position, facts[position])), KnownReferences.NONE);
        }
        return folded;
    }
}
