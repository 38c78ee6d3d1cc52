package org.serviceledger.core.event;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about a case between acceptance and decision (承办/审查). */
public sealed interface HandlingEvent extends CaseEvent {

    /**
     * A step of the review began.
     */
    record ReviewStepStarted(String caseNo, @Nullable String stepName,
            @Nullable String department) implements HandlingEvent {}

    /**
     * A step of the review was completed (审查环节).
     *
     * @param outcome what was done with the case (业务动作), for example 通过
     * @param opinion shown to the own department only
     */
    record ReviewStepCompleted(String caseNo, @Nullable String stepName, @Nullable String outcome,
            @Nullable OffsetDateTime startedAt, @Nullable String department,
            @Nullable String opinion) implements HandlingEvent {
        /** With the core fields only. */
        public ReviewStepCompleted(String caseNo, @Nullable String stepName, @Nullable String outcome) {
            this(caseNo, stepName, outcome, null, null, null);
        }
    }

    /**
     * A step was handed to somebody else (转办).
     */
    record StepReassigned(String caseNo, @Nullable String stepName, @Nullable String toDepartment,
            @Nullable String toActor, @Nullable String reason) implements HandlingEvent {}

    /**
     * Another department was asked (征求意见/会签).
     */
    record StepConsulted(String caseNo, @Nullable String stepName, @Nullable String department,
            @Nullable String question) implements HandlingEvent {}

    /**
     * A special procedure began (特别程序); its time is not counted if the applicant was told in writing (行政许可法 45).
     *
     * @param noticeNo number of the written notice (特别程序告知书)
     * @param days expected working days
     * @param procedureId tells several procedures of a kind apart
     * @param countsTowardClock whether its time counts all the same
     */
    record SpecialProcedureStarted(String caseNo, @Nullable SpecialProcedureKind kind, @Nullable String noticeNo,
            @Nullable Integer days, @Nullable String reason, @Nullable String procedureId, @Nullable String legalBasis,
            @Nullable Boolean countsTowardClock) implements HandlingEvent {
        /** With the core fields only. */
        public SpecialProcedureStarted(String caseNo, @Nullable SpecialProcedureKind kind, @Nullable String noticeNo,
                @Nullable Integer days, @Nullable String reason) {
            this(caseNo, kind, noticeNo, days, reason, null, null, null);
        }
    }

    /**
     * A special procedure ended.
     *
     * @param days working days that it took
     */
    record SpecialProcedureEnded(String caseNo, @Nullable SpecialProcedureKind kind, @Nullable String noticeNo,
            @Nullable Integer days, @Nullable String reason, @Nullable String procedureId,
            @Nullable String result) implements HandlingEvent {
        /** With the core fields only. */
        public SpecialProcedureEnded(String caseNo, @Nullable SpecialProcedureKind kind, @Nullable String noticeNo,
                @Nullable Integer days, @Nullable String reason) {
            this(caseNo, kind, noticeNo, days, reason, null, null);
        }
    }

    /**
     * The time for the decision was extended (延长审批期限, 行政许可法 42: at most 10 working days, 15 for joint cases).
     *
     * @param days added working days
     * @param approvedBy head of the authority who approved it
     * @param joint whether several departments decide together
     */
    record DecisionPeriodExtended(String caseNo, @Nullable String kind, @Nullable String noticeNo,
            @Nullable Integer days, @Nullable String reason, @Nullable String approvedBy,
            @Nullable Boolean joint) implements HandlingEvent {
        /** With the core fields only. */
        public DecisionPeriodExtended(String caseNo, @Nullable String kind, @Nullable String noticeNo,
                @Nullable Integer days, @Nullable String reason) {
            this(caseNo, kind, noticeNo, days, reason, null, null);
        }
    }

    /**
     * The applicant was told of the right to a hearing (听证告知, 行政许可法 47).
     *
     * @param dueOn last day to ask for one
     */
    record HearingRightNotified(String caseNo, @Nullable String noticeNo,
            @Nullable LocalDate dueOn) implements HandlingEvent {}

    /**
     * A hearing was asked for (申请听证).
     */
    record HearingRequested(String caseNo, @Nullable String reason) implements HandlingEvent {}

    /**
     * The hearing was held (举行听证).
     */
    record HearingHeld(String caseNo, @Nullable String recordNo, @Nullable String place) implements HandlingEvent {}
}
