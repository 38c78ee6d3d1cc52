package org.serviceledger.command.casework;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about a case depend on. Facts of source systems count like decisions made here, in
 * whatever order they came.
 *
 * @param milestones   what has happened
 * @param itemCode     what was applied for, as the first submission says it
 * @param procedures   special procedures that are running
 * @param handlers     who accepted the application or completed a step of the review
 * @param certificates numbers that were given out
 */
public record CaseState(Set<Milestone> milestones, @Nullable String itemCode, Set<SpecialProcedureKind> procedures,
        Set<String> handlers, Set<String> certificates) {

    /** Something that happens to a case once, or that matters only once. */
    public enum Milestone {
        SUBMITTED, RECEIVED, NOTICE_BEFORE_ACCEPTANCE, CORRECTION_OPEN, ACCEPTED, DEEMED_ONLY, NOT_ACCEPTED, ABANDONED,
        EXTENDED,
        DECIDED, GRANTED, CLOSED, DELIVERED
    }

    /** Of a case of which nothing is known. */
    public static final CaseState NOTHING_KNOWN = new CaseState(Set.of(), null, Set.of(), Set.of(), Set.of());

    /** How it is folded. */
    public static final StateModel<CaseState> MODEL = new StateModel<>(CaseState.class, NOTHING_KNOWN,
            CaseState::evolve);

    public CaseState {
        milestones = Set.copyOf(milestones);
        procedures = Set.copyOf(procedures);
        handlers = Set.copyOf(handlers);
        certificates = Set.copyOf(certificates);
    }

    /** All events of a case that decisions about it depend on. */
    public static Boundary boundary(String caseNo) {
        return Boundary.of(Tags.CASE, caseNo, ApplicationSubmitted.class, MaterialsReceived.class,
                CorrectionRequired.class, CorrectionSubmitted.class, CorrectionLapsed.class, ApplicationAccepted.class,
                AcceptanceDeemed.class, ApplicationNotAccepted.class, ApplicationReturned.class,
                ApplicationWithdrawn.class, CaseTerminated.class, ReviewStepCompleted.class,
                SpecialProcedureStarted.class, SpecialProcedureEnded.class, DecisionPeriodExtended.class,
                DecisionMade.class, CertificateIssued.class, CaseClosed.class, ResultDelivered.class,
                FactCorrected.class);
    }

    /** Whether it has happened. */
    public boolean has(Milestone milestone) {
        return milestones.contains(milestone);
    }

    /** Whether nothing more can be done about what was applied for. */
    public boolean ended() {
        return has(Milestone.CLOSED) || has(Milestone.NOT_ACCEPTED) || has(Milestone.ABANDONED);
    }

    /** The state after one more event. */
    public CaseState evolve(Known known) {
        return switch (known.event()) {
            case ApplicationSubmitted submitted -> with(Milestone.SUBMITTED).of(submitted.itemCode());
            case MaterialsReceived ignored -> with(Milestone.RECEIVED);
            case CorrectionRequired required -> required.stage() == CaseStage.REVIEW || has(Milestone.ACCEPTED)
                    ? with(Milestone.CORRECTION_OPEN)
                    : with(Milestone.CORRECTION_OPEN, Milestone.NOTICE_BEFORE_ACCEPTANCE);
            case CorrectionSubmitted ignored -> without(Milestone.CORRECTION_OPEN);
            case CorrectionLapsed ignored -> without(Milestone.CORRECTION_OPEN).with(Milestone.ABANDONED);
            case ApplicationAccepted ignored -> with(Milestone.ACCEPTED).without(Milestone.DEEMED_ONLY)
                    .handledBy(known.actor());
            case AcceptanceDeemed ignored -> has(Milestone.ACCEPTED)
                    ? this
                    : with(Milestone.ACCEPTED, Milestone.DEEMED_ONLY);
            case FactCorrected correction -> has(Milestone.DEEMED_ONLY) && nothingDeemed(correction)
                    ? without(Milestone.ACCEPTED).without(Milestone.DEEMED_ONLY)
                    : this;
            case ApplicationNotAccepted ignored -> with(Milestone.NOT_ACCEPTED);
            case ApplicationReturned ignored -> with(Milestone.ABANDONED);
            case ApplicationWithdrawn ignored -> with(Milestone.ABANDONED);
            case CaseTerminated ignored -> with(Milestone.ABANDONED);
            case ReviewStepCompleted ignored -> handledBy(known.actor());
            case SpecialProcedureStarted started -> running(started.kind(), true);
            case SpecialProcedureEnded ended -> running(ended.kind(), false);
            case DecisionPeriodExtended ignored -> with(Milestone.EXTENDED);
            case DecisionMade decided -> decided.outcome() == DecisionOutcome.GRANTED
                    ? with(Milestone.DECIDED, Milestone.GRANTED)
                    : with(Milestone.DECIDED);
            case CertificateIssued issued -> certified(issued.certificateNo());
            case CaseClosed ignored -> with(Milestone.CLOSED);
            case ResultDelivered ignored -> with(Milestone.DELIVERED);
            default -> this;
        };
    }

    /** Says that the application did not count as accepted after all. */
    private static boolean nothingDeemed(FactCorrected correction) {
        return CaseTimes.Deeming.DAY.equals(correction.field())
                && (correction.value() == null || correction.value().equals("null"));
    }

    private CaseState with(Milestone... happened) {
        Set<Milestone> all = copy();
        all.addAll(Set.of(happened));
        return new CaseState(all, itemCode, procedures, handlers, certificates);
    }

    private CaseState without(Milestone undone) {
        Set<Milestone> all = copy();
        all.remove(undone);
        return new CaseState(all, itemCode, procedures, handlers, certificates);
    }

    private Set<Milestone> copy() {
        Set<Milestone> all = EnumSet.noneOf(Milestone.class);
        all.addAll(milestones);
        return all;
    }

    private CaseState of(@Nullable String submittedItem) {
        return new CaseState(milestones, itemCode == null ? submittedItem : itemCode, procedures, handlers,
                certificates);
    }

    private CaseState running(@Nullable SpecialProcedureKind kind, boolean runs) {
        Set<SpecialProcedureKind> all = new HashSet<>(procedures);
        SpecialProcedureKind which = kind == null ? SpecialProcedureKind.OTHER : kind;
        if (runs) {
            all.add(which);
        } else {
            all.remove(which);
        }
        return new CaseState(milestones, itemCode, all, handlers, certificates);
    }

    private CaseState handledBy(@Nullable String actor) {
        return new CaseState(milestones, itemCode, procedures, plus(handlers, actor), certificates);
    }

    private CaseState certified(@Nullable String number) {
        return new CaseState(milestones, itemCode, procedures, handlers, plus(certificates, number));
    }

    private static Set<String> plus(Set<String> known, @Nullable String one) {
        if (one == null) {
            return known;
        }
        Set<String> all = new HashSet<>(known);
        all.add(one);
        return all;
    }
}
