package org.serviceledger.core.event;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about the evaluation of a case (好差评) and what follows from it. */
public sealed interface EvaluationEvent extends CaseEvent {

    /**
     * The applicant was invited to evaluate (评价邀请).
     */
    record EvaluationInvited(String caseNo, @Nullable EvaluationChannel evaluationChannel,
            @Nullable String link) implements EvaluationEvent {}

    /**
     * The applicant evaluated the service (评价).
     *
     * @param deviceId on which device, for evaluations in a hall
     * @param details codes of single points (指标编码), for example 501
     */
    record EvaluationSubmitted(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
            @Nullable String deviceId, @Nullable EvaluationChannel evaluationChannel, @Nullable List<String> details,
            @Nullable Boolean anonymous) implements EvaluationEvent {
        /** With the core fields only. */
        public EvaluationSubmitted(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
                @Nullable String deviceId) {
            this(caseNo, satisfaction, comment, deviceId, null, null, null);
        }
    }

    /**
     * The applicant added to the evaluation (追评).
     */
    record EvaluationSupplemented(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
            @Nullable String deviceId, @Nullable EvaluationChannel evaluationChannel,
            @Nullable List<String> details) implements EvaluationEvent {
        /** With the core fields only. */
        public EvaluationSupplemented(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
                @Nullable String deviceId) {
            this(caseNo, satisfaction, comment, deviceId, null, null);
        }
    }

    /**
     * No evaluation came and a policy put one in its place (默认评价); it never counts as the applicant's own.
     */
    record EvaluationDefaulted(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
            @Nullable String deviceId, @Nullable String policyId) implements EvaluationEvent {
        /** With the core fields only. */
        public EvaluationDefaulted(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
                @Nullable String deviceId) {
            this(caseNo, satisfaction, comment, deviceId, null);
        }
    }

    /**
     * The applicant was called back about a bad review (差评核实回访).
     */
    record NegativeReviewContacted(String caseNo, @Nullable ReviewFinding finding,
            @Nullable String note) implements EvaluationEvent {}

    /**
     * What a bad review complained of was put right (整改完成).
     *
     * @param responsible department
     */
    record RectificationCompleted(String caseNo, @Nullable ReviewFinding finding, @Nullable String measures,
            @Nullable String responsible) implements EvaluationEvent {
        /** With the core fields only. */
        public RectificationCompleted(String caseNo, @Nullable ReviewFinding finding) {
            this(caseNo, finding, null, null);
        }
    }

    /**
     * The time to put it right was extended (整改延期).
     */
    record RectificationExtended(String caseNo, @Nullable Integer days, @Nullable String reason,
            @Nullable String approvedBy) implements EvaluationEvent {}

    /**
     * The department that was evaluated appealed (申诉).
     */
    record ReviewAppealed(String caseNo, @Nullable String reason) implements EvaluationEvent {}

    /**
     * The appeal was decided (复核).
     *
     * @param upheld whether the appeal was right
     */
    record ReviewAppealDecided(String caseNo, @Nullable Boolean upheld,
            @Nullable String reason) implements EvaluationEvent {}
}
