package org.serviceledger.core.supervision;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.clock.statutory.ShanghaiTime;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.OwnSources;
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

/** When the ledger raises a warning: of a light once for each moment at which it turns, of the procedure once. */
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
        assertThat(accepted().own(turn(point), raised(point)).warnings("2026-06-01")).hasSize(2)
                .doesNotContain(point);
    }

    private static String turn(SupervisionPoint point) {
        return switch (point) {
            case LIGHT_YELLOW -> "2026-03-13T00:00";
            case LIGHT_RED -> "2026-03-17T00:00";
            default -> "2026-03-31T00:00";
        };
    }

    @Test
    void a_light_that_turns_at_another_moment_by_what_came_to_be_known_is_warned_of_anew() {
        // given
        SupervisedFacts warned = accepted().own("2026-03-13T00:00", raised(LIGHT_YELLOW))
                .own("2026-03-17T00:00", raised(LIGHT_RED));
        assertThat(warned.warnings("2026-03-30")).isEmpty();
        // when a calendar moves the days by one
        warned.amended("2026-03-10");
        // then
        assertThat(warned.warnings("2026-03-15T23:59")).isEmpty();
        assertThat(warned.warnings("2026-03-16T00:00")).containsExactly(LIGHT_YELLOW);
        assertThat(warned.warnings("2026-03-18T00:00")).containsExactly(LIGHT_YELLOW, LIGHT_RED);
        // and once more for none of them, when both are recorded
        warned.own("2026-03-16T00:00", raised(LIGHT_YELLOW)).own("2026-03-18T00:00", raised(LIGHT_RED));
        assertThat(warned.warnings("2026-03-30")).isEmpty();
        // nor when the calendar is as before
        assertThat(warned.amended().warnings("2026-03-30")).isEmpty();
    }

    @Test
    void the_sources_own_acceptance_moves_the_lights_that_the_deemed_one_was_warned_of() {
        // given a licence that counted as accepted from the second of March
        SupervisedFacts deemed = new SupervisedFacts().fact("2026-03-02", new MaterialsReceived(CASE, null, null, null))
                .own("2026-03-13T00:00", raised(LIGHT_YELLOW)).own("2026-03-17T00:00", raised(LIGHT_RED));
        assertThat(deemed.warnings("2026-03-30")).isEmpty();
        // when the source tells that it accepted it on the sixth
        deemed.fact("2026-03-06", new ApplicationAccepted(CASE, null, null, null));
        // then
        assertThat(deemed.warnings("2026-03-18")).isEmpty();
        assertThat(deemed.warnings("2026-03-19")).containsExactly(LIGHT_YELLOW);
        assertThat(deemed.warnings("2026-03-21")).containsExactly(LIGHT_YELLOW, LIGHT_RED);
    }

    @Test
    void a_light_is_warned_of_however_often_its_moment_has_moved_and_the_last_warning_stays_known() {
        // given
        SupervisedFacts moved = accepted();
        for (int i = 0; i < 100; i++) {
            moved.own("2026-02-02T00:%02d".formatted(i % 60), raised(LIGHT_YELLOW));
        }
        // then
        assertThat(moved.warnings("2026-06-01")).containsExactly(LIGHT_YELLOW, LIGHT_RED, LIGHT_LEGAL_RED);
        // when
        moved.own("2026-03-13T00:00", raised(LIGHT_YELLOW)).own("2026-03-17T00:00", raised(LIGHT_RED));
        // then
        assertThat(moved.warnings("2026-06-01")).containsExactly(LIGHT_LEGAL_RED);
    }

    @Test
    void of_each_point_so_many_warnings_are_known_and_none_drives_out_those_of_another() {
        CaseWatch watch = CaseWatch.NONE;
        for (SupervisionPoint point : List.of(LIGHT_LEGAL_RED, LIGHT_YELLOW)) {
            for (int i = 0; i < 100; i++) {
                watch = watch.with(new EventEnvelope("w" + i, OwnSources.CLOCK, "SupervisionWarningRaised", CASE,
                        ShanghaiTime.shown(at("2026-03-02").minusSeconds(i)), null, null, null, null, false,
                        raised(point)));
            }
        }
        assertThat(watch.raised()).hasSize(2 * CaseWatch.MOST_WARNINGS)
                .contains(new CaseWatch.Raised(LIGHT_LEGAL_RED, at("2026-03-02").minusSeconds(99)));
    }

    @Test
    void what_another_source_says_keeps_the_ledger_from_no_warning() {
        assertThat(accepted().fact("2026-03-13T00:00", raised(LIGHT_YELLOW)).warnings("2026-03-13"))
                .containsExactly(LIGHT_YELLOW);
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
    void what_ended_in_time_needs_no_warning_of_its_light(CaseEvent end) {
        assertThat(accepted().fact("2026-03-16T23:59", end).warnings("2026-06-01")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void that_a_case_ended_after_its_time_is_recorded_even_if_nobody_looked_before(CaseEvent end) {
        assertThat(accepted().fact("2026-03-17T00:01", end).warnings("2026-06-01")).containsExactly(LIGHT_RED);
        assertThat(accepted().fact("2026-04-10", end).warnings("2026-06-01")).containsExactly(LIGHT_RED,
                LIGHT_LEGAL_RED);
        assertThat(accepted().fact("2026-04-10", end).own("2026-03-17T00:00", raised(LIGHT_RED))
                .own("2026-03-31T00:00", raised(LIGHT_LEGAL_RED)).pending()).isEmpty();
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
            assertThat(facts.own("2026-03-12", raised(point)).warnings("2026-03-12")).doesNotContain(point);
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
            watch = watch.with(new EventEnvelope("f" + i, "urn:source", "ReviewStepCompleted", CASE,
                    ShanghaiTime.shown(at("2026-03-02")),
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
