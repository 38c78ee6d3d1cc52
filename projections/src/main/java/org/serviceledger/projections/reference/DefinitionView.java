package org.serviceledger.projections.reference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Keeps what was published about what metrics count (口径). */
public final class DefinitionView implements View<DefinitionFile> {

    /** Name of this view. */
    public static final String KIND = "definition";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<DefinitionFile> type() {
        return DefinitionFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return MetricDefinitionPublished.class;
    }

    @Override
    public String tag() {
        return Tags.METRIC;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof MetricDefinitionPublished published ? published.metric() : null;
    }

    @Override
    public DefinitionFile empty(String key) {
        return new DefinitionFile(key, List.of(), -1);
    }

    @Override
    public DefinitionFile evolve(DefinitionFile file, RecordedEvent event) {
        if (!(event.data() instanceof MetricDefinitionPublished found)) {
            return file;
        }
        List<MetricDefinitionPublished> all = new ArrayList<>(file.published());
        all.add(found);
        return new DefinitionFile(file.metric(), all, event.position());
    }

    @Override
    public String listKey(DefinitionFile file) {
        return LIST;
    }
}
