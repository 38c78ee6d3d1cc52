package org.serviceledger.projections.target;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.event.TargetEvent;
import org.serviceledger.core.event.TargetEvent.TargetSet;
import org.serviceledger.projections.View;

/** Folds the facts about a target; what was set last holds, whatever arrived last. */
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
    public Class<? extends ServiceEvent> family() {
        return TargetEvent.class;
    }

    @Override
    public String tag() {
        return Tags.TARGET;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof TargetEvent fact ? fact.targetId() : null;
    }

    @Override
    public TargetFile empty(String key) {
        return new TargetFile(key, null, null, -1);
    }

    @Override
    public TargetFile evolve(TargetFile file, RecordedEvent event) {
        if (!(event.data() instanceof TargetSet set)) {
            return file;
        }
        Instant at = event.envelope().time().toInstant();
        Instant known = file.setAt();
        return known == null || at.isAfter(known)
                ? new TargetFile(file.targetId(), set, at, event.position())
                : new TargetFile(file.targetId(), file.set(), known, event.position());
    }

    @Override
    public String listKey(TargetFile file) {
        return LIST;
    }
}
