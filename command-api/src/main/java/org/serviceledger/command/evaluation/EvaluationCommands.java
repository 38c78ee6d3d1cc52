package org.serviceledger.command.evaluation;

import java.util.List;
import java.util.function.Function;

import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.CommandDefinition.Decider;

/** All commands about the evaluation of a case. */
public final class EvaluationCommands {

    private EvaluationCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(of(SubmitEvaluation.class, SubmitEvaluation::caseNo, EvaluationDecider::submit),
                of(SupplementEvaluation.class, SupplementEvaluation::caseNo, EvaluationDecider::supplement),
                of(ContactNegativeReview.class, ContactNegativeReview::caseNo, EvaluationDecider::contact),
                of(CompleteRectification.class, CompleteRectification::caseNo, EvaluationDecider::rectify),
                of(AppealReview.class, AppealReview::caseNo, EvaluationDecider::appeal));
    }

    private static <C> CommandDefinition<C, EvaluationState> of(Class<C> type, Function<C, String> caseNo,
            Decider<C, EvaluationState> decider) {
        return new CommandDefinition<>(type, (command, at) -> EvaluationState.boundary(caseNo.apply(command)),
                EvaluationState.MODEL, decider);
    }
}
