package org.serviceledger.command.evaluation;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSupplemented;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.EvaluationEvent.ReviewAppealed;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about the evaluation of a case depend on.
 *
 * @param milestones what has happened
 */
public record EvaluationState(Set<Milestone> milestones) {

    /** Something that happens to an evaluation at most once. */
    public enum Milestone {
        CLOSED, EVALUATED, SUPPLEMENTED, NEGATIVE, CONTACTED, VALID, RECTIFIED, APPEALED
    }

    /** Of a case of which nothing is known. */
    public static final EvaluationState NOTHING_KNOWN = new EvaluationState(Set.of());

    /** How it is folded. */
    public static final StateModel<EvaluationState> MODEL = new StateModel<>(EvaluationState.class, NOTHING_KNOWN,
            EvaluationState::evolve);

    public EvaluationState {
        milestones = Set.copyOf(milestones);
    }

    /** The case's closing and all that concerns its evaluation, whoever recorded it. */
    public static Boundary boundary(String caseNo) {
        return Boundary.of(Tags.CASE, caseNo, CaseClosed.class, EvaluationSubmitted.class,
                EvaluationSupplemented.class, NegativeReviewContacted.class, RectificationCompleted.class,
                ReviewAppealed.class);
    }

    /** Whether it has happened. */
    public boolean has(Milestone milestone) {
        return milestones.contains(milestone);
    }

    /** The state after one more event of the case. */
    public EvaluationState evolve(Known known) {
        return switch (known.event()) {
            case CaseClosed ignored -> with(Milestone.CLOSED);
            case EvaluationSubmitted submitted -> rated(submitted.satisfaction()).with(Milestone.EVALUATED);
            case EvaluationSupplemented supplemented -> rated(supplemented.satisfaction()).with(Milestone.SUPPLEMENTED);
            case NegativeReviewContacted contacted -> contacted.finding() == ReviewFinding.VALID
                    ? with(Milestone.CONTACTED).with(Milestone.VALID)
                    : with(Milestone.CONTACTED);
            case RectificationCompleted ignored -> with(Milestone.RECTIFIED);
            case ReviewAppealed ignored -> with(Milestone.APPEALED);
            default -> this;
        };
    }

    private EvaluationState rated(@Nullable Satisfaction satisfaction) {
        return satisfaction == null || satisfaction.positive() ? this : with(Milestone.NEGATIVE);
    }

    private EvaluationState with(Milestone happened) {
        Set<Milestone> all = EnumSet.of(happened);
        all.addAll(milestones);
        return new EvaluationState(all);
    }
}
