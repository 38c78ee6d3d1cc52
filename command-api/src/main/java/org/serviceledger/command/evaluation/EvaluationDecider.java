package org.serviceledger.command.evaluation;

import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;

/** Decides whether a case may be evaluated: only once it is closed, and only once. */
public final class EvaluationDecider {

    private EvaluationDecider() {}

    public static Decision decide(SubmitEvaluation command, EvaluationState state) {
        if (!state.closed()) {
            return Decision.refuse("case-not-closed", "该办件尚未办结，办结后才能评价。",
                    "The case is not closed yet; it can be evaluated once it is.");
        }
        if (state.evaluated()) {
            return Decision.refuse("already-evaluated", "该办件已经评价过，每个办件只能评价一次。",
                    "The case has been evaluated; a case is evaluated once.");
        }
        return Decision.accept(new EvaluationSubmitted(command.caseNo(), command.satisfaction(), command.comment(),
                command.deviceId()));
    }
}
