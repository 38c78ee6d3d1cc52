package org.serviceledger.projections.target;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.TargetEvent;
import org.serviceledger.core.event.TargetEvent.TargetSet;
import org.serviceledger.projections.View;

/** Folds the facts about a target; what was recorded last holds. */
public final class TargetView implements View<TargetFile> {

    /** Name of this view. */
    public static final String KIND = "target";

    /** Group in which all targets are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<TargetFile> type() {
        return TargetFile.class;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof TargetEvent fact ? fact.targetId() : null;
    }

    @Override
    public TargetFile empty(String key) {
        return new TargetFile(key, null, -1);
    }

    @Override
    public TargetFile evolve(TargetFile file, RecordedEvent event) {
        return event.data() instanceof TargetSet set ? new TargetFile(file.targetId(), set, event.position()) : file;
    }

    @Override
    public String listKey(TargetFile file) {
        return LIST;
    }
}
