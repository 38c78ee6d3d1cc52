package org.serviceledger.command.casework;

import org.serviceledger.command.casework.CaseState.Milestone;
import org.serviceledger.command.decision.Blank;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about a case from its decision to the delivery of the result. */
public final class ResultDecider {

    private ResultDecider() {}

    /** Once, after acceptance, by somebody who has neither accepted nor reviewed the case; a refusal with its reason. */
    public static Decision decide(MakeDecision command, CaseState state, Circumstances at) {
        CaseRule broken = HandlingDecider.brokenByHandling(state);
        if (broken != null) {
            return refuse(broken);
        }
        if (!state.procedures().isEmpty()) {
            return refuse(CaseRule.PROCEDURE_UNFINISHED);
        }
        if (state.handlers().contains(at.actor())) {
            return refuse(CaseRule.SAME_PERSON);
        }
        String reason = command.reason();
        boolean unexplained = command.outcome() == DecisionOutcome.REFUSED && Blank.is(reason);
        return unexplained
                ? refuse(CaseRule.NO_REASON)
                : accept(new DecisionMade(command.caseNo(), command.outcome(), command.documentNo(), reason,
                        command.legalBasis(), null, null));
    }

    /** Only what was granted is certified, each number once. */
    public static Decision issue(IssueCertificate command, CaseState state, Circumstances at) {
        if (!state.has(Milestone.DECIDED)) {
            return refuse(CaseRule.NOT_DECIDED);
        }
        if (!state.has(Milestone.GRANTED)) {
            return refuse(CaseRule.NOT_GRANTED);
        }
        return state.certificates().contains(command.certificateNo())
                ? refuse(CaseRule.CERTIFICATE_EXISTS)
                : accept(new CertificateIssued(command.caseNo(), command.certificateNo(), command.name(),
                        command.validFrom(), command.validUntil(), command.issuer(), null, null));
    }

    /** Once, when there is a result: a decision, a refusal to accept, a withdrawal, a termination. */
    public static Decision close(CloseCase command, CaseState state, Circumstances at) {
        if (state.has(Milestone.CLOSED)) {
            return refuse(CaseRule.ALREADY_CLOSED);
        }
        return state.has(Milestone.DECIDED) || state.has(Milestone.NOT_ACCEPTED) || state.has(Milestone.ABANDONED)
                ? accept(new CaseClosed(command.caseNo(), command.result()))
                : refuse(CaseRule.NOTHING_TO_CLOSE);
    }

    /** Once, after the decision; the case may be closed by then. */
    public static Decision deliver(DeliverResult command, CaseState state, Circumstances at) {
        if (!state.has(Milestone.DECIDED)) {
            return refuse(CaseRule.NOT_DECIDED);
        }
        return state.has(Milestone.DELIVERED)
                ? refuse(CaseRule.ALREADY_DELIVERED)
                : accept(new ResultDelivered(command.caseNo(), command.method(), null, command.trackingNo(),
                        command.documentNo()));
    }
}
