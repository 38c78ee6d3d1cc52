package org.serviceledger.command.casework;

import java.util.List;
import java.util.function.Function;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CaseSeries;
import org.serviceledger.core.event.Tags;

/** All commands about a case from its submission to its delivery, with what each rests on. */
public final class CaseCommands {

    private CaseCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(
                new CommandDefinition<>(SubmitApplication.class, CaseCommands::ofSubmission, CaseAndItem.MODEL,
                        ApplicationDecider::submit, true),
                new CommandDefinition<>(AcceptApplication.class, CaseCommands::ofAcceptance, CaseAndItem.MODEL,
                        ApplicationDecider::acceptApplication),
                of(ReceiveMaterials.class, ReceiveMaterials::caseNo, ApplicationDecider::receive),
                of(RequireCorrection.class, RequireCorrection::caseNo, ApplicationDecider::requireCorrection),
                of(SubmitCorrection.class, SubmitCorrection::caseNo, ApplicationDecider::submitCorrection),
                of(RefuseAcceptance.class, RefuseAcceptance::caseNo, ApplicationDecider::refuseAcceptance),
                of(WithdrawApplication.class, WithdrawApplication::caseNo, ApplicationDecider::withdraw),
                of(CompleteReviewStep.class, CompleteReviewStep::caseNo, HandlingDecider::completeStep),
                of(StartSpecialProcedure.class, StartSpecialProcedure::caseNo, HandlingDecider::startProcedure),
                of(EndSpecialProcedure.class, EndSpecialProcedure::caseNo, HandlingDecider::endProcedure),
                of(ExtendDecisionPeriod.class, ExtendDecisionPeriod::caseNo, HandlingDecider::extend),
                of(MakeDecision.class, MakeDecision::caseNo, ResultDecider::decide),
                of(IssueCertificate.class, IssueCertificate::caseNo, ResultDecider::issue),
                of(CloseCase.class, CloseCase::caseNo, ResultDecider::close),
                of(DeliverResult.class, DeliverResult::caseNo, ResultDecider::deliver));
    }

    private static <C> CommandDefinition<C, CaseState> of(Class<C> type, Function<C, String> caseNo,
            Decider<C, CaseState> decider) {
        return new CommandDefinition<>(type, (command, at) -> CaseState.boundary(caseNo.apply(command)),
                CaseState.MODEL, decider);
    }

    /** With a number of its own the case; else the series that the number will be in. */
    private static Boundary ofSubmission(SubmitApplication command, Circumstances at) {
        Boundary item = ItemState.boundary(command.itemCode());
        String caseNo = command.caseNo();
        if (caseNo != null) {
            return item.and(CaseState.boundary(caseNo));
        }
        String series = CaseSeries.of(command.itemCode(), at.today());
        return series == null ? item : item.and(Boundary.of(Tags.SERIES, series, ApplicationSubmitted.class));
    }

    private static Boundary ofAcceptance(AcceptApplication command, Circumstances at) {
        return CaseState.boundary(command.caseNo()).and(ItemState.boundary(command.itemCode()));
    }
}
