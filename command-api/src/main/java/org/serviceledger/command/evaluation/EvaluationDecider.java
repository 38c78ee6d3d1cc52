package org.serviceledger.command.evaluation;

import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.command.evaluation.EvaluationState.Milestone;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSupplemented;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.EvaluationEvent.ReviewAppealed;
import org.serviceledger.core.event.ReviewFinding;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about the evaluation of a case and what follows from it. */
public final class EvaluationDecider {

    private EvaluationDecider() {}

    /** Only once the case is closed, and only once. */
    public static Decision submit(SubmitEvaluation command, EvaluationState state, Circumstances at) {
        if (!state.has(Milestone.CLOSED)) {
            return refuse(EvaluationRule.CASE_NOT_CLOSED);
        }
        return state.has(Milestone.EVALUATED)
                ? refuse(EvaluationRule.ALREADY_EVALUATED)
                : accept(new EvaluationSubmitted(command.caseNo(), command.satisfaction(), command.comment(),
                        command.deviceId()));
    }

    /** Once, after an evaluation. */
    public static Decision supplement(SupplementEvaluation command, EvaluationState state, Circumstances at) {
        if (!state.has(Milestone.EVALUATED)) {
            return refuse(EvaluationRule.NOT_EVALUATED);
        }
        return state.has(Milestone.SUPPLEMENTED)
                ? refuse(EvaluationRule.ALREADY_SUPPLEMENTED)
                : accept(new EvaluationSupplemented(command.caseNo(), command.satisfaction(), command.comment(),
                        command.deviceId()));
    }

    /** Only about a bad review, once. */
    public static Decision contact(ContactNegativeReview command, EvaluationState state, Circumstances at) {
        if (!state.has(Milestone.NEGATIVE)) {
            return refuse(EvaluationRule.NOT_NEGATIVE);
        }
        return state.has(Milestone.CONTACTED)
                ? refuse(EvaluationRule.ALREADY_CONTACTED)
                : accept(new NegativeReviewContacted(command.caseNo(), command.finding(), command.note()));
    }

    /** Only what the call-back found to be right is put right, once. */
    public static Decision rectify(CompleteRectification command, EvaluationState state, Circumstances at) {
        if (!state.has(Milestone.CONTACTED)) {
            return refuse(EvaluationRule.NOT_CONTACTED);
        }
        if (!state.has(Milestone.VALID)) {
            return refuse(EvaluationRule.NOT_VALID);
        }
        return state.has(Milestone.RECTIFIED)
                ? refuse(EvaluationRule.ALREADY_RECTIFIED)
                : accept(new RectificationCompleted(command.caseNo(), ReviewFinding.VALID, command.measures(),
                        command.responsible()));
    }

    /** Only against a bad review, once. */
    public static Decision appeal(AppealReview command, EvaluationState state, Circumstances at) {
        if (!state.has(Milestone.NEGATIVE)) {
            return refuse(EvaluationRule.NOT_NEGATIVE);
        }
        return state.has(Milestone.APPEALED)
                ? refuse(EvaluationRule.ALREADY_APPEALED)
                : accept(new ReviewAppealed(command.caseNo(), command.reason()));
    }
}
