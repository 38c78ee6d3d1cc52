package org.serviceledger.command.evaluation;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.ServiceEvent;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationDeciderTest {

    private static final SubmitEvaluation EVALUATE = new SubmitEvaluation("c1", Satisfaction.SATISFIED, "快", null);
    private static final ServiceEvent CLOSED = new CaseClosed("c1", null);
    private static final ServiceEvent EVALUATED = new EvaluationSubmitted("c1", Satisfaction.SATISFIED, null, null);

    @Test
    void a_closed_case_can_be_evaluated() {
        assertThat(given(CLOSED)).isEqualTo(
                Decision.accept(new EvaluationSubmitted("c1", Satisfaction.SATISFIED, "快", null)));
    }

    @Test
    void a_case_that_is_not_closed_cannot_be_evaluated() {
        assertThat(refusal(given())).isEqualTo("case-not-closed");
    }

    @Test
    void a_case_cannot_be_evaluated_twice() {
        assertThat(refusal(given(CLOSED, EVALUATED))).isEqualTo("already-evaluated");
    }

    @Test
    void an_evaluation_that_arrived_before_the_closing_counts_too() {
        assertThat(refusal(given(EVALUATED, CLOSED))).isEqualTo("already-evaluated");
    }

    private static Decision given(ServiceEvent... events) {
        EvaluationState state = EvaluationState.NOTHING_KNOWN;
        for (ServiceEvent event : List.of(events)) {
            state = state.evolve(event);
        }
        return EvaluationDecider.decide(EVALUATE, state);
    }

    private static String refusal(Decision decision) {
        return ((Decision.Refused) decision).refusal().code();
    }
}
