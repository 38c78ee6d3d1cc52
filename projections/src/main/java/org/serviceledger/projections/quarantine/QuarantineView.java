package org.serviceledger.projections.quarantine;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.GovernanceEvent;
import org.serviceledger.core.event.GovernanceEvent.QuarantineResolved;
import org.serviceledger.core.event.GovernanceEvent.RecordQuarantined;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.projections.View;

/** Folds what waits in quarantine, without the body. */
public final class QuarantineView implements View<QuarantineFile> {

    /** Name of this view. */
    public static final String KIND = "quarantine";

    /** Group in which all entries are listed. */
    public static final String LIST = "all";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<QuarantineFile> type() {
        return QuarantineFile.class;
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return GovernanceEvent.class;
    }

    @Override
    public String tag() {
        return Tags.QUARANTINE;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return event.data() instanceof GovernanceEvent fact ? fact.subject() : null;
    }

    @Override
    public QuarantineFile empty(String key) {
        return new QuarantineFile(key, null, null, null, null, null, null, -1, null, -1);
    }

    @Override
    public QuarantineFile evolve(QuarantineFile entry, RecordedEvent event) {
        return switch (event.data()) {
            case RecordQuarantined kept -> new QuarantineFile(entry.quarantineId(), kept.recordId(),
                    kept.recordSource(), kept.recordType(), kept.code(), kept.detail(), event.recordedAt(),
                    event.position(), entry.resolvedPosition(), event.position());
            case QuarantineResolved resolved -> new QuarantineFile(entry.quarantineId(), entry.recordId(),
                    entry.recordSource(), entry.recordType(), entry.code(), entry.detail(), entry.receivedAt(),
                    entry.keptAt(), resolved.position(), event.position());
            default -> entry;
        };
    }

    @Override
    public String listKey(QuarantineFile entry) {
        return LIST;
    }

    @Override
    public String listSort(QuarantineFile entry) {
        return "%019d".formatted(entry.keptAt());
    }
}
