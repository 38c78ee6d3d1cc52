package org.serviceledger.projections.reference;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;
import org.serviceledger.projections.reference.HighFrequencyList.Batch;

/** Keeps the lists of high-frequency items, one for each level. */
public final class HighFrequencyView implements View<HighFrequencyList> {

    /** Name of this view. */
    public static final String KIND = "high-frequency";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<HighFrequencyList> type() {
        return HighFrequencyList.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return HighFrequencyListPublished.class;
    }

    @Override
    public String tag() {
        return Tags.LIST;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof HighFrequencyListPublished list ? list.level().name() : null;
    }

    @Override
    public HighFrequencyList empty(String key) {
        return new HighFrequencyList(key, List.of(), -1);
    }

    @Override
    public HighFrequencyList evolve(HighFrequencyList file, RecordedEvent event) {
        if (!(event.data() instanceof HighFrequencyListPublished list)) {
            return file;
        }
        List<String> items = list.items();
        String name = list.batch();
        return file.with(new Batch(event.envelope().time().toInstant(), name == null ? "" : name,
                items == null ? List.of() : items), event.position());
    }

    @Override
    public String listKey(HighFrequencyList file) {
        return LIST;
    }
}
