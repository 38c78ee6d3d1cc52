package org.serviceledger.command.casework;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SpecialProcedureKind;

class ResultDeciderTest {

    private static final ServiceEvent ACCEPTED = new ApplicationAccepted("C1", null, null, null);
    private static final ServiceEvent REVIEWED = new ReviewStepCompleted("C1", "审查", "通过");
    private static final ServiceEvent GRANTED = new DecisionMade("C1", DecisionOutcome.GRANTED, null);
    private static final ServiceEvent REFUSED = new DecisionMade("C1", DecisionOutcome.REFUSED, null);
    private static final ServiceEvent CLOSED = new CaseClosed("C1", null);
    private static final ServiceEvent CERTIFICATE = new CertificateIssued("C1", "证1", null, null, null, null, null,
            null);
    private static final ServiceEvent DELIVERED = new ResultDelivered("C1", DeliveryMethod.COURIER, null, "SF1", null);

    @Test
    void a_case_is_decided_once_after_acceptance() {
        decide(DecisionOutcome.GRANTED, null, ACCEPTED, REVIEWED).records(decided(DecisionOutcome.GRANTED, null));
        decide(DecisionOutcome.GRANTED, null).refusedBecause(CaseRule.NOT_ACCEPTED_YET);
        decide(DecisionOutcome.GRANTED, null, ACCEPTED, REFUSED).refusedBecause(CaseRule.ALREADY_DECIDED);
        decide(DecisionOutcome.GRANTED, null, ACCEPTED, CLOSED).refusedBecause(CaseRule.CASE_ENDED);
    }

    @Test
    void a_refusal_gives_its_reason() {
        decide(DecisionOutcome.REFUSED, "不符合条件", ACCEPTED).records(decided(DecisionOutcome.REFUSED, "不符合条件"));
        decide(DecisionOutcome.REFUSED, null, ACCEPTED).refusedBecause(CaseRule.NO_REASON);
        decide(DecisionOutcome.REFUSED, " ", ACCEPTED).refusedBecause(CaseRule.NO_REASON);
    }

    @Test
    void who_accepted_or_reviewed_does_not_decide() {
        MakeDecision grant = new MakeDecision("C1", DecisionOutcome.GRANTED, "决1", null, null);
        Given.events(Given.CALLER, CaseState.MODEL, ACCEPTED).when(ResultDecider::decide, grant)
                .refusedBecause(CaseRule.SAME_PERSON);
        Given.events(CaseState.MODEL, ACCEPTED).and(CaseState.MODEL, Given.CALLER, REVIEWED)
                .when(ResultDecider::decide, grant).refusedBecause(CaseRule.SAME_PERSON);
        Given.events(CaseState.MODEL, ACCEPTED, REVIEWED).when(ResultDecider::decide, grant)
                .records(decided(DecisionOutcome.GRANTED, null));
    }

    @Test
    void nothing_is_decided_while_a_special_procedure_runs() {
        ServiceEvent started = new SpecialProcedureStarted("C1", SpecialProcedureKind.TESTING, "告1", 3, null);
        ServiceEvent ended = new SpecialProcedureEnded("C1", SpecialProcedureKind.TESTING, null, null, null);
        decide(DecisionOutcome.GRANTED, null, ACCEPTED, started).refusedBecause(CaseRule.PROCEDURE_UNFINISHED);
        decide(DecisionOutcome.GRANTED, null, ACCEPTED, started, ended)
                .records(decided(DecisionOutcome.GRANTED, null));
    }

    @Test
    void only_what_was_granted_is_certified() {
        issue(ACCEPTED, GRANTED).records(CERTIFICATE);
        issue(ACCEPTED).refusedBecause(CaseRule.NOT_DECIDED);
        issue(ACCEPTED, REFUSED).refusedBecause(CaseRule.NOT_GRANTED);
        issue(ACCEPTED, GRANTED, CERTIFICATE).refusedBecause(CaseRule.CERTIFICATE_EXISTS);
    }

    @Test
    void a_case_is_closed_once_and_with_a_result() {
        close(ACCEPTED, GRANTED).records(new CaseClosed("C1", "准予"));
        close(new ApplicationNotAccepted("C1", null, null, null)).records(new CaseClosed("C1", "准予"));
        close(new ApplicationWithdrawn("C1", null, null, null)).records(new CaseClosed("C1", "准予"));
        close(ACCEPTED).refusedBecause(CaseRule.NOTHING_TO_CLOSE);
        close(ACCEPTED, GRANTED, CLOSED).refusedBecause(CaseRule.ALREADY_CLOSED);
    }

    @Test
    void a_result_is_delivered_once_after_the_decision_also_when_the_case_is_closed() {
        deliver(ACCEPTED, GRANTED).records(DELIVERED);
        deliver(ACCEPTED, GRANTED, CLOSED).records(DELIVERED);
        deliver(ACCEPTED).refusedBecause(CaseRule.NOT_DECIDED);
        deliver(ACCEPTED, GRANTED, DELIVERED).refusedBecause(CaseRule.ALREADY_DELIVERED);
    }

    private static Then decide(DecisionOutcome outcome, String reason, ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ResultDecider::decide,
                new MakeDecision("C1", outcome, "决1", reason, null));
    }

    private static Then issue(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ResultDecider::issue,
                new IssueCertificate("C1", "证1", null, null, null, null));
    }

    private static Then close(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ResultDecider::close, new CloseCase("C1", "准予"));
    }

    private static Then deliver(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ResultDecider::deliver,
                new DeliverResult("C1", DeliveryMethod.COURIER, "SF1", null));
    }

    private static ServiceEvent decided(DecisionOutcome outcome, String reason) {
        return new DecisionMade("C1", outcome, "决1", reason, null, null, null);
    }
}
