package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.casework.CaseState.Milestone;
import org.serviceledger.command.decision.Blank;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about a case between acceptance and decision. */
public final class HandlingDecider {

    private static final int LONGEST_EXTENSION = 10;
    private static final int LONGEST_JOINT_EXTENSION = 15;

    private HandlingDecider() {}

    /** Steps of the review come after acceptance and before the decision. */
    public static Decision completeStep(CompleteReviewStep command, CaseState state, Circumstances at) {
        CaseRule broken = brokenByHandling(state);
        return broken == null
                ? accept(new ReviewStepCompleted(command.caseNo(), command.stepName(), command.outcome(), null, null,
                        command.opinion()))
                : refuse(broken);
    }

    /** A special procedure stops the clock, so the applicant must have it in writing. */
    public static Decision startProcedure(StartSpecialProcedure command, CaseState state, Circumstances at) {
        CaseRule broken = brokenByHandling(state);
        if (broken != null) {
            return refuse(broken);
        }
        if (Blank.is(command.noticeNo())) {
            return refuse(CaseRule.NO_NOTICE_NUMBER);
        }
        return state.procedures().contains(command.kind())
                ? refuse(CaseRule.PROCEDURE_RUNNING)
                : accept(new SpecialProcedureStarted(command.caseNo(), command.kind(), command.noticeNo(),
                        command.days(), command.reason()));
    }

    /** What was started is ended, once. */
    public static Decision endProcedure(EndSpecialProcedure command, CaseState state, Circumstances at) {
        return state.procedures().contains(command.kind())
                ? accept(new SpecialProcedureEnded(command.caseNo(), command.kind(), null, null, null, null,
                        command.result()))
                : refuse(CaseRule.PROCEDURE_NOT_RUNNING);
    }

    /** Once, by at most ten working days, fifteen for a joint case, with approval and reason. */
    public static Decision extend(ExtendDecisionPeriod command, CaseState state, Circumstances at) {
        CaseRule broken = brokenByHandling(state);
        if (broken != null) {
            return refuse(broken);
        }
        if (state.has(Milestone.EXTENDED)) {
            return refuse(CaseRule.ALREADY_EXTENDED);
        }
        boolean joint = Boolean.TRUE.equals(command.joint());
        if (command.days() < 1 || command.days() > (joint ? LONGEST_JOINT_EXTENSION : LONGEST_EXTENSION)) {
            return refuse(CaseRule.EXTENSION_TOO_LONG);
        }
        return Blank.is(command.approvedBy()) || Blank.is(command.reason())
                ? refuse(CaseRule.EXTENSION_NOT_APPROVED)
                : accept(new DecisionPeriodExtended(command.caseNo(), null, command.noticeNo(), command.days(),
                        command.reason(), command.approvedBy(), joint));
    }

    /** The rule that forbids to handle a case now, or null. */
    static @Nullable CaseRule brokenByHandling(CaseState state) {
        if (state.ended()) {
            return CaseRule.CASE_ENDED;
        }
        if (!state.has(Milestone.ACCEPTED)) {
            return CaseRule.NOT_ACCEPTED_YET;
        }
        return state.has(Milestone.DECIDED) ? CaseRule.ALREADY_DECIDED : null;
    }
}
