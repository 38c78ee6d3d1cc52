package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.casework.CaseState.Milestone;
import org.serviceledger.command.decision.Blank;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseSeries;
import org.serviceledger.core.event.CaseStage;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about a case from its submission to its acceptance. */
public final class ApplicationDecider {

    private ApplicationDecider() {}

    /** An application is made for an item in force, once for each case number; a number is made when none is given. */
    public static Decision submit(SubmitApplication command, CaseAndItem state, Circumstances at) {
        if (state.item().on(at.today()).isEmpty()) {
            return refuse(CaseRule.ITEM_NOT_IN_FORCE);
        }
        if (state.caseState().has(Milestone.SUBMITTED) && command.caseNo() != null) {
            return refuse(CaseRule.ALREADY_SUBMITTED);
        }
        String series = CaseSeries.of(command.itemCode(), at.today());
        if (command.caseNo() == null && series == null) {
            return refuse(CaseRule.CANNOT_NUMBER);
        }
        if (command.caseNo() == null && state.lastNumber() >= CaseSeries.LAST) {
            return refuse(CaseRule.NUMBERS_EXHAUSTED);
        }
        String caseNo = command.caseNo() == null && series != null
                ? CaseSeries.caseNo(series, state.lastNumber() + 1)
                : String.valueOf(command.caseNo());
        return accept(new ApplicationSubmitted(caseNo, command.itemCode(), command.subjectRef(),
                command.applicantKind(), null, at.randomCode(), null, null, null, command.materials(), null, null,
                null));
    }

    /** Materials may come in several times, until the case has ended. */
    public static Decision receive(ReceiveMaterials command, CaseState state, Circumstances at) {
        return state.ended()
                ? refuse(CaseRule.CASE_ENDED)
                : accept(new MaterialsReceived(command.caseNo(), command.department(), null, null,
                        command.materials(), command.window(), command.receiptNo()));
    }

    /** Before acceptance all that is missing is told at once, and only once; during the review as often as needed. */
    public static Decision requireCorrection(RequireCorrection command, CaseState state, Circumstances at) {
        if (isUnknown(state)) {
            return refuse(CaseRule.CASE_UNKNOWN);
        }
        if (state.ended() || state.has(Milestone.DECIDED)) {
            return refuse(CaseRule.CASE_ENDED);
        }
        if (command.items() == null || command.items().stream().allMatch(Blank::is)) {
            return refuse(CaseRule.NOTICE_WITHOUT_ITEMS);
        }
        boolean before = !state.has(Milestone.ACCEPTED);
        if (before && state.has(Milestone.NOTICE_BEFORE_ACCEPTANCE)) {
            return refuse(CaseRule.SECOND_NOTICE);
        }
        return accept(new CorrectionRequired(command.caseNo(), null, command.documentNo(), command.reason(),
                command.items(), before ? CaseStage.BEFORE_ACCEPTANCE : CaseStage.REVIEW, command.dueOn(), before));
    }

    /** Only what was asked for is handed in as a correction. */
    public static Decision submitCorrection(SubmitCorrection command, CaseState state, Circumstances at) {
        if (state.ended()) {
            return refuse(CaseRule.CASE_ENDED);
        }
        return state.has(Milestone.CORRECTION_OPEN)
                ? accept(new CorrectionSubmitted(command.caseNo(), null, null, null, command.materials()))
                : refuse(CaseRule.NO_CORRECTION_OPEN);
    }

    /** Accepts what was submitted or received, once, and freezes what the item promises today. */
    public static Decision acceptApplication(AcceptApplication command, CaseAndItem state, Circumstances at) {
        CaseState known = state.caseState();
        CaseRule broken = brokenByAcceptance(command, known);
        if (broken != null) {
            return refuse(broken);
        }
        return state.item().on(at.today())
                .map(version -> accept(new ApplicationAccepted(command.caseNo(), command.department(),
                        command.documentNo(), null, command.itemCode(), version.number() == 0
                                ? null
                                : version.number(),
                        version.legalLimit(), version.promisedLimit(), null, null)))
                .orElseGet(() -> refuse(CaseRule.ITEM_NOT_IN_FORCE));
    }

    private static @Nullable CaseRule brokenByAcceptance(AcceptApplication command, CaseState known) {
        if (isUnknown(known)) {
            return CaseRule.CASE_UNKNOWN;
        }
        if (known.has(Milestone.ACCEPTED)) {
            return CaseRule.ALREADY_ACCEPTED;
        }
        if (known.ended()) {
            return CaseRule.CASE_ENDED;
        }
        if (known.has(Milestone.CORRECTION_OPEN)) {
            return CaseRule.CORRECTION_OPEN;
        }
        String applied = known.itemCode();
        return applied == null || applied.equals(command.itemCode()) ? null : CaseRule.OTHER_ITEM;
    }

    /** Does not accept, with a reason, what has not been accepted. */
    public static Decision refuseAcceptance(RefuseAcceptance command, CaseState state, Circumstances at) {
        if (isUnknown(state)) {
            return refuse(CaseRule.CASE_UNKNOWN);
        }
        if (state.has(Milestone.ACCEPTED)) {
            return refuse(CaseRule.ALREADY_ACCEPTED);
        }
        if (state.ended()) {
            return refuse(CaseRule.CASE_ENDED);
        }
        return Blank.is(command.reason())
                ? refuse(CaseRule.NO_REASON)
                : accept(new ApplicationNotAccepted(command.caseNo(), null, command.documentNo(), command.reason(),
                        command.kind(), command.competentAuthority()));
    }

    /** The applicant may withdraw until the decision. */
    public static Decision withdraw(WithdrawApplication command, CaseState state, Circumstances at) {
        if (isUnknown(state)) {
            return refuse(CaseRule.CASE_UNKNOWN);
        }
        if (state.has(Milestone.DECIDED)) {
            return refuse(CaseRule.ALREADY_DECIDED);
        }
        return state.ended()
                ? refuse(CaseRule.CASE_ENDED)
                : accept(new ApplicationWithdrawn(command.caseNo(), null, null, command.reason()));
    }

    private static boolean isUnknown(CaseState state) {
        return !state.has(Milestone.SUBMITTED) && !state.has(Milestone.RECEIVED);
    }
}
