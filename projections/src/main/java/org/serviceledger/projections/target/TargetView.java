package org.serviceledger.projections.target;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent;
import org.serviceledger.core.event.AssessmentEvent.TargetRevised;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
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
        return AssessmentEvent.class;
    }

    @Override
    public String tag() {
        return Tags.TARGET;
    }

    @Override
    public @Nullable String keyOf(RecordedEvent event) {
        return switch (event.data()) {
            case TargetSet set -> set.targetId();
            case TargetRevised revised -> revised.targetId();
            default -> null;
        };
    }

    @Override
    public TargetFile empty(String key) {
        return new TargetFile(key, null, null, null, null, -1);
    }

    @Override
    public TargetFile evolve(TargetFile file, RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        return switch (event.data()) {
            case TargetSet set when isLater(at, file.setAt()) ->
                new TargetFile(file.targetId(), set, at, file.revision(), file.revisedAt(), event.position());
            case TargetRevised revised when isLater(at, file.revisedAt()) ->
                new TargetFile(file.targetId(), file.set(), file.setAt(), revised, at, event.position());
            case TargetSet ignored -> file.at(event.position());
            case TargetRevised ignored -> file.at(event.position());
            default -> file;
        };
    }

    private static boolean isLater(Instant at, @Nullable Instant known) {
        return known == null || at.isAfter(known);
    }

    @Override
    public String listKey(TargetFile file) {
        return LIST;
    }
}
