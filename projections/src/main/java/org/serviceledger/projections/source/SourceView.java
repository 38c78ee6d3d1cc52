package org.serviceledger.projections.source;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.View;

/** Folds what comes in from each source system: how much, how late, and what its counter misses. */
public final class SourceView implements View<SourceFile> {

    /** Name of this view. */
    public static final String KIND = "source";

    /** Group in which all sources are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<SourceFile> type() {
        return SourceFile.class;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return Sources.of(event);
    }

    @Override
    public @Nullable String keyOfUnread(StoredEvent event) {
        return Sources.ofUnread(event);
    }

    @Override
    public SourceFile empty(String key) {
        return SourceFile.empty(key);
    }

    @Override
    public SourceFile evolve(SourceFile file, RecordedEvent event) {
        EventEnvelope fact = event.envelope();
        InflowCategory category = InflowCategory.of(fact);
        // Old records are sent when it suits, and say nothing of how a source works.
        Rhythm rhythm = fact.historical() ? file.rhythm() : file.rhythm().with(event.recordedAt());
        SequenceLog sequence = file.sequence().with(fact.sourceSequence(), fact.time().toInstant());
        if (category == null) {
            return new SourceFile(file.source(), file.flows(), file.others().plus(event), sequence, rhythm,
                    event.position());
        }
        Map<InflowCategory, Flow> flows = new EnumMap<>(InflowCategory.class);
        flows.putAll(file.flows());
        flows.put(category, file.flow(category).plus(event));
        return new SourceFile(file.source(), flows, file.others(), sequence, rhythm, event.position());
    }

    @Override
    public String listKey(SourceFile file) {
        return LIST;
    }

    @Override
    public String listSort(SourceFile file) {
        return file.source();
    }
}
