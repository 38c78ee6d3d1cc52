package org.serviceledger.command.governance;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.AssessmentEvent.TargetRevised;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;

/**
 * What a decision about a target depends on.
 *
 * @param last what was set last; null when nothing was, or when it has been revised since
 */
public record TargetState(@Nullable TargetSet last) {

    /** How it is folded. */
    public static final StateModel<TargetState> MODEL = new StateModel<>(TargetState.class, new TargetState(null),
            TargetState::evolve);

    private TargetState evolve(Known known) {
        return switch (known.event()) {
            case TargetSet set -> new TargetState(set);
            case TargetRevised ignored -> new TargetState(null);
            default -> this;
        };
    }
}
