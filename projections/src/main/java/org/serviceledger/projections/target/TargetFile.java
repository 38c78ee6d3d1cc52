package org.serviceledger.projections.target;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.TargetRevised;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;

/**
 * A target as it stands.
 *
 * @param set       what was set last, by the time at which it was set
 * @param setAt     when
 * @param revision  what was changed last, likewise
 * @param revisedAt when
 * @param position  of the last event applied
 */
public record TargetFile(String targetId, @Nullable TargetSet set, @Nullable Instant setAt,
        @Nullable TargetRevised revision, @Nullable Instant revisedAt, long position) {

    /** The target with its revision, if that came after it was set; null when none has been set. */
    public @Nullable TargetSet inForce() {
        TargetSet base = set;
        TargetRevised change = revision;
        if (base == null || setAt == null || change == null || revisedAt == null || revisedAt.isBefore(setAt)) {
            return base;
        }
        return new TargetSet(targetId, base.metric(), base.level(), base.region(), base.department(),
                change.dueOn() == null ? base.dueOn() : change.dueOn(),
                change.comparator() == null ? base.comparator() : change.comparator(),
                change.value() == null ? base.value() : change.value(),
                change.sourceDocument() == null ? base.sourceDocument() : change.sourceDocument(), base.definition(),
                base.validFrom(), base.qualifier());
    }

    TargetFile at(long newPosition) {
        return new TargetFile(targetId, set, setAt, revision, revisedAt, newPosition);
    }
}
