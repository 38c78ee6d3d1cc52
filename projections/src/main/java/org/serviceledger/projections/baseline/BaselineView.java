package org.serviceledger.projections.baseline;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent;
import org.serviceledger.core.event.AssessmentEvent.NationalBaselineRecorded;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Folds the published figures; what was published last holds, whatever arrived last. */
public final class BaselineView implements View<BaselineFile> {

    /** Name of this view. */
    public static final String KIND = "baseline";

    /** Group in which all figures are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<BaselineFile> type() {
        return BaselineFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return AssessmentEvent.class;
    }

    @Override
    public String tag() {
        return Tags.FIGURE;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof NationalBaselineRecorded figure ? figure.figureId() : null;
    }

    @Override
    public BaselineFile empty(String key) {
        return new BaselineFile(key, null, null, -1);
    }

    @Override
    public BaselineFile evolve(BaselineFile file, RecordedEvent event) {
        if (!(event.data() instanceof NationalBaselineRecorded figure)) {
            return file;
        }
        Instant at = event.envelope().time().toInstant();
        Instant known = file.recordedAt();
        return known == null || at.isAfter(known)
                ? new BaselineFile(file.figureId(), figure, at, event.position())
                : new BaselineFile(file.figureId(), file.figure(), known, event.position());
    }

    @Override
    public String listKey(BaselineFile file) {
        return LIST;
    }
}
