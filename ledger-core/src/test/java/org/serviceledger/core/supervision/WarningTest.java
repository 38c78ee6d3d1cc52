package org.serviceledger.core.supervision;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.event.WarningLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.supervision.SupervisedFacts.CASE;
import static org.serviceledger.core.supervision.SupervisedFacts.at;
import static org.serviceledger.core.supervision.SupervisionPoint.LIGHT_LEGAL_RED;
import static org.serviceledger.core.supervision.SupervisionPoint.LIGHT_RED;
import static org.serviceledger.core.supervision.SupervisionPoint.LIGHT_YELLOW;
import static org.serviceledger.core.supervision.SupervisionPoint.SAME_PERSON;
import static org.serviceledger.core.supervision.SupervisionPoint.SECOND_NOTICE;
import static org.serviceledger.core.supervision.SupervisionPoint.UNNOTICED_PROCEDURE;

/** When the ledger raises a warning: once a case and point. */
class WarningTest {

    /** Ten working days are promised, twenty allowed: the last ones are the 16th and the 30th of March. */
    private static SupervisedFacts accepted() {
        return new SupervisedFacts().fact("2026-03-02T09:00", new MaterialsReceived(CASE, null, null, null))
                .fact("2026-03-02", new ApplicationAccepted(CASE, null, null, null));
    }

    private static CaseEvent raised(SupervisionPoint point) {
        return new SupervisionWarningRaised(CASE, null, point.code(), point.level(), null);
    }

    @Test
    void each_light_warns_from_the_moment_at_which_it_turns() {
        assertThat(accepted().warnings("2026-03-12T23:59")).isEmpty();
        assertThat(accepted().warnings("2026-03-13T00:00")).containsExactly(LIGHT_YELLOW);
        assertThat(accepted().warnings("2026-03-16T23:59")).containsExactly(LIGHT_YELLOW);
        assertThat(accepted().warnings("2026-03-17T00:00")).containsExactly(LIGHT_YELLOW, LIGHT_RED);
        assertThat(accepted().warnings("2026-03-30T23:59")).containsExactly(LIGHT_YELLOW, LIGHT_RED);
        assertThat(accepted().warnings("2026-03-31T00:00")).containsExactly(LIGHT_YELLOW, LIGHT_RED, LIGHT_LEGAL_RED);
        assertThat(accepted().pending()).extracting(Pending::from).containsExactly(at("2026-03-13T00:00"),
                at("2026-03-17T00:00"), at("2026-03-31T00:00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_YELLOW", "LIGHT_RED", "LIGHT_LEGAL_RED"})
    void a_light_that_was_warned_of_is_not_warned_of_again(SupervisionPoint point) {
        assertThat(accepted().fact("2026-03-17", raised(point)).warnings("2026-06-01")).hasSize(2)
                .doesNotContain(point);
    }

    @Test
    void a_warning_of_another_system_by_a_rule_of_its_own_is_not_the_ledgers() {
        assertThat(accepted().fact("2026-03-17",
                new SupervisionWarningRaised(CASE, null, "R-17", WarningLevel.RED, null)).warnings("2026-03-17"))
                .containsExactly(LIGHT_YELLOW, LIGHT_RED);
    }

    static Stream<CaseEvent> ends() {
        return Stream.of(new DecisionMade(CASE, DecisionOutcome.GRANTED, null), new CaseClosed(CASE, null),
                new ApplicationWithdrawn(CASE, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_is_decided_or_over_needs_no_warning_of_its_light(CaseEvent end) {
        assertThat(accepted().fact("2026-04-10", end).warnings("2026-06-01")).isEmpty();
    }

    @Test
    void the_lights_of_a_deemed_acceptance_warn_as_well() {
        assertThat(new SupervisedFacts().fact("2026-03-02", new MaterialsReceived(CASE, null, null, null))
                .warnings("2026-03-17")).containsExactly(LIGHT_YELLOW, LIGHT_RED);
    }

    @Test
    void points_of_the_procedure_are_raised_when_they_are_found_also_of_a_case_that_is_over() {
        // given
        SupervisedFacts facts = new SupervisedFacts()
                .fact("2026-03-02", new MaterialsReceived(CASE, null, null, null))
                .fact("2026-03-03", new CorrectionRequired(CASE, null, null, null))
                .fact("2026-03-04", new CorrectionSubmitted(CASE, null, null, null))
                .fact("2026-03-05", new CorrectionRequired(CASE, null, null, null))
                .fact("2026-03-06", new CorrectionSubmitted(CASE, null, null, null))
                .fact("2026-03-06T11:00", new ApplicationAccepted(CASE, null, null, null))
                .fact("2026-03-09",
                        new SpecialProcedureStarted(CASE, SpecialProcedureKind.EXPERT_REVIEW, null, null, null))
                .byActor("2026-03-10", "zhang", new ReviewStepCompleted(CASE, "承办", null))
                .byActor("2026-03-11", "zhang", new DecisionMade(CASE, DecisionOutcome.GRANTED, null));
        // then
        assertThat(facts.warnings("2026-03-12")).containsExactly(SECOND_NOTICE, UNNOTICED_PROCEDURE,
                SAME_PERSON);
        for (SupervisionPoint point : facts.warnings("2026-03-12")) {
            assertThat(facts.fact("2026-03-12", raised(point)).warnings("2026-03-12")).doesNotContain(point);
        }
        assertThat(facts.pending()).isEmpty();
    }

    @Test
    void other_steps_and_other_people_are_no_point() {
        assertThat(accepted().byActor("2026-03-10", "zhang", new ReviewStepCompleted(CASE, "审批", null))
                .byActor("2026-03-10", "li", new ReviewStepCompleted(CASE, "承办", null))
                .byActor("2026-03-11", "zhang", new DecisionMade(CASE, DecisionOutcome.GRANTED, null))
                .warnings("2026-03-12")).isEmpty();
        assertThat(accepted().fact("2026-03-10", new ReviewStepCompleted(CASE, "承办", null))
                .fact("2026-03-11", new DecisionMade(CASE, DecisionOutcome.GRANTED, null)).warnings("2026-03-12"))
                .isEmpty();
    }

    @Test
    void old_records_are_never_warned_of() {
        SupervisedFacts old = new SupervisedFacts()
                .historical("2026-03-02", new ApplicationAccepted(CASE, null, null, null))
                .fact("2026-03-09",
                        new SpecialProcedureStarted(CASE, SpecialProcedureKind.EXPERT_REVIEW, null, null, null));
        assertThat(old.pending()).isEmpty();
    }

    @Test
    void a_source_gone_wild_does_not_let_the_watch_grow_without_end() {
        CaseWatch watch = CaseWatch.NONE;
        for (int i = 0; i < 100; i++) {
            watch = watch.with(new org.serviceledger.core.event.EventEnvelope("f" + i, "urn:source",
                    "ReviewStepCompleted", CASE, org.serviceledger.core.clock.statutory.ShanghaiTime
                            .shown(at("2026-03-02")),
                    null, "actor-" + i, null, null, false, new ReviewStepCompleted(CASE, "承办", null)));
        }
        assertThat(watch.handlers()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource
    void every_point_has_a_code_and_a_sentence_in_both_languages(SupervisionPoint point) {
        assertThat(point.code()).matches("[a-z-]+");
        assertThat(point.zh()).isNotBlank();
        assertThat(point.en()).isNotBlank();
    }
}
