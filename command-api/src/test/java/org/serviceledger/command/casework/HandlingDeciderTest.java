package org.serviceledger.command.casework;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SpecialProcedureKind;

class HandlingDeciderTest {

    private static final ServiceEvent ACCEPTED = new ApplicationAccepted("C1", null, null, null);
    private static final ServiceEvent DECIDED = new DecisionMade("C1", DecisionOutcome.GRANTED, null);
    private static final ServiceEvent WITHDRAWN = new ApplicationWithdrawn("C1", null, null, null);
    private static final ServiceEvent REVIEW_STARTED = started(SpecialProcedureKind.EXPERT_REVIEW);

    @Test
    void a_step_comes_between_acceptance_and_decision() {
        step(ACCEPTED).records(new ReviewStepCompleted("C1", "审查", "通过", null, null, "同意"));
        step().refusedBecause(CaseRule.NOT_ACCEPTED_YET);
        step(ACCEPTED, DECIDED).refusedBecause(CaseRule.ALREADY_DECIDED);
        step(ACCEPTED, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
    }

    @Test
    void a_special_procedure_needs_a_written_notice() {
        start("告1", ACCEPTED).records(REVIEW_STARTED);
        start(null, ACCEPTED).refusedBecause(CaseRule.NO_NOTICE_NUMBER);
        start(" ", ACCEPTED).refusedBecause(CaseRule.NO_NOTICE_NUMBER);
        start("告1").refusedBecause(CaseRule.NOT_ACCEPTED_YET);
    }

    @Test
    void one_special_procedure_of_a_kind_runs_at_a_time() {
        start("告1", ACCEPTED, REVIEW_STARTED).refusedBecause(CaseRule.PROCEDURE_RUNNING);
        start("告1", ACCEPTED, started(SpecialProcedureKind.HEARING)).records(REVIEW_STARTED);
        start("告1", ACCEPTED, REVIEW_STARTED, ended(SpecialProcedureKind.EXPERT_REVIEW)).records(REVIEW_STARTED);
    }

    @Test
    void only_what_runs_is_ended() {
        end(ACCEPTED, REVIEW_STARTED).records(new SpecialProcedureEnded("C1", SpecialProcedureKind.EXPERT_REVIEW, null,
                null, null, null, "通过"));
        end(ACCEPTED).refusedBecause(CaseRule.PROCEDURE_NOT_RUNNING);
        end(ACCEPTED, started(SpecialProcedureKind.HEARING)).refusedBecause(CaseRule.PROCEDURE_NOT_RUNNING);
    }

    @Test
    void the_period_is_extended_once() {
        extend(10, false, ACCEPTED).records(extended(10, false));
        extend(1, false, ACCEPTED, extended(1, false)).refusedBecause(CaseRule.ALREADY_EXTENDED);
        extend(1, false).refusedBecause(CaseRule.NOT_ACCEPTED_YET);
        extend(1, false, ACCEPTED, DECIDED).refusedBecause(CaseRule.ALREADY_DECIDED);
    }

    @Test
    void the_period_is_extended_by_ten_days_or_by_fifteen_for_a_joint_case() {
        extend(11, false, ACCEPTED).refusedBecause(CaseRule.EXTENSION_TOO_LONG);
        extend(0, false, ACCEPTED).refusedBecause(CaseRule.EXTENSION_TOO_LONG);
        extend(1, false, ACCEPTED).records(extended(1, false));
        extend(15, true, ACCEPTED).records(extended(15, true));
        extend(16, true, ACCEPTED).refusedBecause(CaseRule.EXTENSION_TOO_LONG);
    }

    @Test
    void an_extension_is_approved_and_explained() {
        for (String missing : List.of("", " ")) {
            Given.events(CaseState.MODEL, ACCEPTED).when(HandlingDecider::extend,
                    new ExtendDecisionPeriod("C1", 5, missing, "复杂", null, null))
                    .refusedBecause(CaseRule.EXTENSION_NOT_APPROVED);
            Given.events(CaseState.MODEL, ACCEPTED).when(HandlingDecider::extend,
                    new ExtendDecisionPeriod("C1", 5, "局长", missing, null, null))
                    .refusedBecause(CaseRule.EXTENSION_NOT_APPROVED);
        }
        Given.events(CaseState.MODEL, ACCEPTED).when(HandlingDecider::extend,
                new ExtendDecisionPeriod("C1", 5, null, null, null, null))
                .refusedBecause(CaseRule.EXTENSION_NOT_APPROVED);
    }

    private static Then step(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(HandlingDecider::completeStep,
                new CompleteReviewStep("C1", "审查", "通过", "同意"));
    }

    private static Then start(String noticeNo, ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(HandlingDecider::startProcedure,
                new StartSpecialProcedure("C1", SpecialProcedureKind.EXPERT_REVIEW, noticeNo, 10, "需要评审"));
    }

    private static Then end(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(HandlingDecider::endProcedure,
                new EndSpecialProcedure("C1", SpecialProcedureKind.EXPERT_REVIEW, "通过"));
    }

    private static Then extend(int days, boolean joint, ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(HandlingDecider::extend,
                new ExtendDecisionPeriod("C1", days, "局长", "复杂", "延1", joint));
    }

    private static ServiceEvent started(SpecialProcedureKind kind) {
        return new SpecialProcedureStarted("C1", kind, "告1", 10, "需要评审");
    }

    private static ServiceEvent ended(SpecialProcedureKind kind) {
        return new SpecialProcedureEnded("C1", kind, null, null, null);
    }

    private static ServiceEvent extended(int days, boolean joint) {
        return new DecisionPeriodExtended("C1", null, "延1", days, "复杂", "局长", joint);
    }
}
