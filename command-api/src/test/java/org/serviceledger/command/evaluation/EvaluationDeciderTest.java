package org.serviceledger.command.evaluation;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSupplemented;
import org.serviceledger.core.event.EvaluationEvent.NegativeReviewContacted;
import org.serviceledger.core.event.EvaluationEvent.RectificationCompleted;
import org.serviceledger.core.event.EvaluationEvent.ReviewAppealed;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ReviewFinding;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.ServiceEvent;

class EvaluationDeciderTest {

    private static final ServiceEvent CLOSED = new CaseClosed("c1", null);
    private static final ServiceEvent GOOD = new EvaluationSubmitted("c1", Satisfaction.SATISFIED, "快", null);
    private static final ServiceEvent BAD = new EvaluationSubmitted("c1", Satisfaction.DISSATISFIED, null, null);
    private static final ServiceEvent ADDED = new EvaluationSupplemented("c1", Satisfaction.SATISFIED, "好了", null);
    private static final ServiceEvent FOUND_VALID = new NegativeReviewContacted("c1", ReviewFinding.VALID, "属实");
    private static final ServiceEvent FOUND_MISTAKEN = new NegativeReviewContacted("c1", ReviewFinding.MISTAKEN, null);
    private static final ServiceEvent RECTIFIED = new RectificationCompleted("c1", ReviewFinding.VALID, "已补办", "窗口");
    private static final ServiceEvent APPEALED = new ReviewAppealed("c1", "系误评");

    @Test
    void a_closed_case_is_evaluated_once() {
        submit(CLOSED).records(GOOD);
        submit().refusedBecause(EvaluationRule.CASE_NOT_CLOSED);
        submit(CLOSED, BAD).refusedBecause(EvaluationRule.ALREADY_EVALUATED);
    }

    @Test
    void an_evaluation_that_arrived_before_the_closing_counts_too() {
        submit(GOOD, CLOSED).refusedBecause(EvaluationRule.ALREADY_EVALUATED);
    }

    @Test
    void an_evaluation_is_added_to_once() {
        supplement(CLOSED, BAD).records(ADDED);
        supplement(CLOSED).refusedBecause(EvaluationRule.NOT_EVALUATED);
        supplement(CLOSED, BAD, ADDED).refusedBecause(EvaluationRule.ALREADY_SUPPLEMENTED);
    }

    @Test
    void a_call_back_is_about_a_bad_review_and_made_once() {
        contact(BAD).records(FOUND_VALID);
        contact(GOOD).refusedBecause(EvaluationRule.NOT_NEGATIVE);
        contact(GOOD, new EvaluationSupplemented("c1", Satisfaction.VERY_DISSATISFIED, null, null))
                .records(FOUND_VALID);
        contact(new EvaluationSubmitted("c1", null, null, null)).refusedBecause(EvaluationRule.NOT_NEGATIVE);
        contact(BAD, FOUND_MISTAKEN).refusedBecause(EvaluationRule.ALREADY_CONTACTED);
    }

    @Test
    void what_was_found_right_is_put_right_once() {
        rectify(BAD, FOUND_VALID).records(RECTIFIED);
        rectify(BAD).refusedBecause(EvaluationRule.NOT_CONTACTED);
        rectify(BAD, FOUND_MISTAKEN).refusedBecause(EvaluationRule.NOT_VALID);
        rectify(BAD, FOUND_VALID, RECTIFIED).refusedBecause(EvaluationRule.ALREADY_RECTIFIED);
    }

    @Test
    void there_is_one_appeal_against_a_bad_review() {
        appeal(BAD).records(APPEALED);
        appeal(GOOD).refusedBecause(EvaluationRule.NOT_NEGATIVE);
        appeal(BAD, APPEALED).refusedBecause(EvaluationRule.ALREADY_APPEALED);
    }

    private static Then submit(ServiceEvent... events) {
        return when(EvaluationDecider::submit, new SubmitEvaluation("c1", Satisfaction.SATISFIED, "快", null), events);
    }

    private static Then supplement(ServiceEvent... events) {
        return when(EvaluationDecider::supplement, new SupplementEvaluation("c1", Satisfaction.SATISFIED, "好了", null),
                events);
    }

    private static Then contact(ServiceEvent... events) {
        return when(EvaluationDecider::contact, new ContactNegativeReview("c1", ReviewFinding.VALID, "属实"), events);
    }

    private static Then rectify(ServiceEvent... events) {
        return when(EvaluationDecider::rectify, new CompleteRectification("c1", "已补办", "窗口"), events);
    }

    private static Then appeal(ServiceEvent... events) {
        return when(EvaluationDecider::appeal, new AppealReview("c1", "系误评"), events);
    }

    private static <C> Then when(Decider<C, EvaluationState> decider, C command, ServiceEvent... events) {
        return Given.events(EvaluationState.MODEL, events).when(decider, command);
    }
}
