package org.serviceledger.command.evaluation;

import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ServiceEvent;

/**
 * What a decision about an evaluation depends on.
 *
 * @param closed    whether the case is closed
 * @param evaluated whether it has been evaluated
 */
public record EvaluationState(boolean closed, boolean evaluated) {

    public static final EvaluationState NOTHING_KNOWN = new EvaluationState(false, false);

    /** The state after one more event of the case. */
    public EvaluationState evolve(ServiceEvent event) {
        return switch (event) {
            case CaseClosed ignored -> new EvaluationState(true, evaluated);
            case EvaluationSubmitted ignored -> new EvaluationState(closed, true);
            default -> this;
        };
    }
}
