package org.serviceledger.core.event;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about a case (办件), one application by one applicant for one service item. */
public sealed interface CaseEvent extends ServiceEvent {

    String caseNo();

    @Override
    default String subject() {
        return caseNo();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.CASE, caseNo());
    }

    /**
     * An application was submitted (申请/网上申报).
     *
     * @param itemCode   what is applied for; may be unknown at first
     * @param subjectRef pseudonym of the applicant
     * @param dueAt      when the source promises the result; the whole day counts
     * @param queryCode  with which the case can be looked up without signing in (查询密码)
     */
    record ApplicationSubmitted(String caseNo, @Nullable String itemCode, @Nullable String subjectRef,
            @Nullable ApplicantKind applicantKind, @Nullable OffsetDateTime dueAt,
            @Nullable String queryCode) implements CaseEvent {

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.ITEM, itemCode, Tags.SUBJECT, subjectRef);
        }
    }

    /** Materials were received (收件); this is not yet acceptance. */
    record MaterialsReceived(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason) implements CaseEvent {}

    /** The application was accepted (受理); the statutory clock runs from here. */
    record ApplicationAccepted(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason) implements CaseEvent {}

    /** A step of the review was completed (审查环节). */
    record ReviewStepCompleted(String caseNo, @Nullable String stepName,
            @Nullable String outcome) implements CaseEvent {}

    /** The decision was made (决定). */
    record DecisionMade(String caseNo, @Nullable DecisionOutcome outcome,
            @Nullable String documentNo) implements CaseEvent {}

    /** The case was closed (办结); this is not yet delivery. */
    record CaseClosed(String caseNo, @Nullable String result) implements CaseEvent {}

    /**
     * The applicant evaluated the service (评价).
     *
     * @param deviceId on which device, for evaluations in a hall
     */
    record EvaluationSubmitted(String caseNo, @Nullable Satisfaction satisfaction, @Nullable String comment,
            @Nullable String deviceId) implements CaseEvent {}
}
