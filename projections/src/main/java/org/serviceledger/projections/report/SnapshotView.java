package org.serviceledger.projections.report;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Keeps which reports the ledger sealed itself; the first one of a name counts, and what a source tells is none. */
public final class SnapshotView implements View<SnapshotFile> {

    /** Name of this view. */
    public static final String KIND = "snapshot";

    /** Group in which all are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<SnapshotFile> type() {
        return SnapshotFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return MetricSnapshotSealed.class;
    }

    @Override
    public String tag() {
        return Tags.SNAPSHOT;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof MetricSnapshotSealed sealed ? sealed.snapshotId() : null;
    }

    @Override
    public SnapshotFile empty(String key) {
        return new SnapshotFile(key, null, null, -1);
    }

    @Override
    public SnapshotFile evolve(SnapshotFile file, RecordedEvent event) {
        if (!(event.data() instanceof MetricSnapshotSealed sealed) || file.sealed() != null
                || !OwnSources.decidedByCommand(event.envelope().source())) {
            return new SnapshotFile(file.snapshotId(), file.sealed(), file.sealedAt(), event.position());
        }
        return new SnapshotFile(file.snapshotId(),
                new MetricSnapshotSealed(sealed.snapshotId(), sealed.period(), sealed.region(), sealed.position(),
                        sealed.sealedOn(), sealed.contentHash(), null),
                event.recordedAt(), event.position());
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String listKey(SnapshotFile file) {
        return LIST;
    }

    /** By period and region. */
    @Override
    public String listSort(SnapshotFile file) {
        return file.snapshotId();
    }
}
