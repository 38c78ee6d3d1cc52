package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.FeePaid;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.SpecialProcedureKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.core.clock.statutory.Times.CLOCK;
import static org.serviceledger.core.clock.statutory.Times.at;
import static org.serviceledger.core.clock.statutory.Times.limit;
import static org.serviceledger.core.clock.statutory.Times.workingDays;

/** The facts of a case as they are recorded become what the clock reads. */
class CaseTimesTest {

    private static final ItemTerms LICENCE = new ItemTerms(true, workingDays(10), workingDays(20));

    private static final String CASE = "C1";

    @Test
    void the_history_of_a_case_is_read_in_whatever_order_it_arrives() {
        // given
        List<EventEnvelope> history = new ArrayList<>(List.of(fact("2026-02-27", submitted(), Channel.PC),
                fact("2026-03-01", new MaterialsReceived(CASE, null, null, null)),
                fact("2026-03-02", new ApplicationAccepted(CASE, null, null, null)),
                fact("2026-03-06", started(SpecialProcedureKind.EXPERT_REVIEW, null)),
                fact("2026-03-19", ended(SpecialProcedureKind.EXPERT_REVIEW, null)),
                fact("2026-03-20", new DecisionPeriodExtended(CASE, null, "延1", 5, null)),
                fact("2026-03-25", new DecisionMade(CASE, DecisionOutcome.GRANTED, null)),
                fact("2026-03-26", new CaseClosed(CASE, null)),
                fact("2026-03-27", new FeePaid(CASE, null, null, null, null)),
                fact("2026-03-30", new ResultDelivered(CASE, null, null, null, null))));
        ClockFacts expected = ClockFacts.builder().receivedAt(at("2026-02-27")).acceptedAt(at("2026-03-02"))
                .licence(true).promisedLimit(workingDays(10)).legalLimit(workingDays(20))
                .exclusion(Times.review("2026-03-06", "2026-03-19"))
                .extension(new Extension(at("2026-03-20"), 5, "延1"))
                .decided(at("2026-03-25"), DecisionOutcome.GRANTED).closedAt(at("2026-03-26"))
                .deliveredAt(at("2026-03-30")).build();
        for (int seed = 0; seed < 20; seed++) {
            // when
            Collections.shuffle(history, new Random(seed));
            // then
            assertThat(times(history).facts(LICENCE)).isEqualTo(expected);
        }
        ClockReading reading = CLOCK.read(expected, at("2026-05-01"));
        assertThat(reading.promisedDue().orElseThrow().day()).isEqualTo("2026-03-30");
        assertThat(reading.light()).isEqualTo(Light.CLOSED);
        assertThat(reading.remarks()).isEmpty();
    }

    @Test
    void of_two_contradicting_facts_the_first_recorded_counts() {
        // given
        CaseTimes times = times(List.of(fact("2026-03-04", new ApplicationAccepted(CASE, null, null, null)),
                fact("2026-03-02", new ApplicationAccepted(CASE, null, null, null)),
                fact("2026-03-12", new DecisionMade(CASE, DecisionOutcome.REFUSED, null)),
                fact("2026-03-10", new DecisionMade(CASE, DecisionOutcome.GRANTED, null))));
        // then
        ClockFacts facts = times.facts(LICENCE);
        assertThat(facts.acceptedAt()).isEqualTo(at("2026-03-04"));
        assertThat(facts.outcome()).isEqualTo(DecisionOutcome.REFUSED);
    }

    @Test
    void what_an_acceptance_freezes_takes_precedence_over_the_item() {
        // given
        ApplicationAccepted frozen = new ApplicationAccepted(CASE, null, null, null, null, null, workingDays(15),
                workingDays(7), OffsetDateTime.parse("2026-03-11T00:00:00Z"), null);
        // when
        ClockFacts facts = times(List.of(fact("2026-03-02", submitted("2026-03-20T23:59:59+08:00")),
                fact("2026-03-02", frozen))).facts(LICENCE);
        // then
        assertThat(facts.promisedLimit()).isEqualTo(workingDays(7));
        assertThat(facts.legalLimit()).isEqualTo(workingDays(15));
        assertThat(facts.statedDueDay()).isEqualTo("2026-03-11");
    }

    @Test
    void a_submission_that_is_not_online_is_no_receipt_of_materials() {
        assertThat(times(List.of(fact("2026-03-02", submitted(), Channel.COURIER))).facts(LICENCE).receivedAt())
                .isNull();
        assertThat(times(List.of(fact("2026-03-02", submitted()))).facts(LICENCE).receivedAt()).isNull();
        assertThat(times(List.of(fact("2026-03-02", submitted(), Channel.MOBILE))).facts(LICENCE).receivedAt())
                .isEqualTo(at("2026-03-02"));
    }

    @Test
    void a_due_day_stated_with_the_application_is_its_day_in_shanghai() {
        ClockFacts facts = times(List.of(fact("2026-03-02", submitted("2026-03-20T16:00:00Z")))).facts(
                ItemTerms.UNKNOWN);
        assertThat(facts.statedDueDay()).isEqualTo("2026-03-21");
    }

    @Test
    void a_deemed_acceptance_counts_from_the_day_that_it_names() {
        // given
        AcceptanceDeemed named = new AcceptanceDeemed(CASE, null, null, null, null, LocalDate.parse("2026-03-02"),
                null, null, null, workingDays(8), workingDays(4));
        AcceptanceDeemed received = new AcceptanceDeemed(CASE, null, null, null,
                OffsetDateTime.parse("2026-03-02T20:00:00Z"), null, null, null, null, null, null);
        // then
        ClockFacts facts = times(List.of(fact("2026-03-10", named))).facts(LICENCE);
        assertThat(facts.deemedOn()).isEqualTo("2026-03-02");
        assertThat(facts.promisedLimit()).isEqualTo(workingDays(4));
        assertThat(facts.legalLimit()).isEqualTo(workingDays(8));
        assertThat(times(List.of(fact("2026-03-10", received))).facts(LICENCE).deemedOn()).isEqualTo("2026-03-03");
        assertThat(times(List.of(fact("2026-03-10", new AcceptanceDeemed(CASE, null, null, null)))).facts(LICENCE)
                .deemedOn()).isEqualTo("2026-03-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "0001-01-01", "3000-01-01", "2026-02-30", "soon", ""})
    void a_correction_to_a_day_that_there_is_not_moves_no_deemed_acceptance(String day) {
        AcceptanceDeemed deemed = new AcceptanceDeemed(CASE, null, null, null, null, LocalDate.parse("2026-03-02"),
                null, null, null, null, null);
        EventEnvelope told = fact("2026-03-10", deemed);
        FactCorrected correction = new FactCorrected(CASE, told.source(), told.id(), "/data/deemedOn", day, null, null,
                null);
        assertThat(times(List.of(told, fact("2026-03-11", correction))).facts(LICENCE).deemedOn())
                .isEqualTo("2026-03-02");
    }

    @Test
    void ends_of_procedures_find_their_beginnings_by_id_and_then_by_kind() {
        // given
        CaseTimes times = times(List.of(fact("2026-03-03", started(SpecialProcedureKind.TESTING, "a")),
                fact("2026-03-04", started(SpecialProcedureKind.TESTING, "b")),
                fact("2026-03-05", started(SpecialProcedureKind.HEARING, null)),
                fact("2026-03-06", ended(SpecialProcedureKind.TESTING, "b")),
                fact("2026-03-09", ended(SpecialProcedureKind.HEARING, null)),
                fact("2026-03-10", ended(null, null)), fact("2026-03-11", ended(null, null)),
                fact("2026-03-12", ended(null, "unknown"))));
        // then
        assertThat(times.facts(LICENCE).exclusions()).extracting(Exclusion::from, Exclusion::to)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(at("2026-03-03"), at("2026-03-10")),
                        org.assertj.core.groups.Tuple.tuple(at("2026-03-04"), at("2026-03-06")),
                        org.assertj.core.groups.Tuple.tuple(at("2026-03-05"), at("2026-03-09")));
    }

    @Test
    void an_end_that_names_a_procedure_ends_one_of_its_kind_that_was_begun_without_a_name() {
        // given one without a name, and one with another
        CaseTimes times = times(List.of(fact("2026-03-03", started(SpecialProcedureKind.TESTING, "b")),
                fact("2026-03-04", started(SpecialProcedureKind.HEARING, null)),
                fact("2026-03-05", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-06", ended(SpecialProcedureKind.TESTING, "a"))));
        // then
        assertThat(times.facts(LICENCE).exclusions()).filteredOn(each -> each.to() != null).singleElement()
                .satisfies(each -> assertThat(each.from()).isEqualTo(at("2026-03-05")));
        // but a name that is known comes first
        CaseTimes named = times.with(fact("2026-03-05", started(SpecialProcedureKind.TESTING, "a")));
        assertThat(named.facts(LICENCE).exclusions()).filteredOn(each -> each.to() == null).hasSize(3);
        assertThat(times(List.of(fact("2026-03-03", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-05", started(SpecialProcedureKind.TESTING, "a")),
                fact("2026-03-06", ended(SpecialProcedureKind.TESTING, "a")))).facts(LICENCE).exclusions())
                .filteredOn(each -> each.to() != null).singleElement()
                .satisfies(each -> assertThat(each.from()).isEqualTo(at("2026-03-05")));
    }

    @Test
    void an_end_before_every_beginning_of_its_kind_is_kept_as_a_contradiction() {
        ClockFacts facts = times(List.of(fact("2026-03-02", new ApplicationAccepted(CASE, null, null, null)),
                fact("2026-03-09", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-05", ended(SpecialProcedureKind.TESTING, null)))).facts(LICENCE);
        assertThat(CLOCK.read(facts, at("2026-03-10")).remarks())
                .contains(ClockRemark.EXCLUSION_ENDS_BEFORE_START);
    }

    @Test
    void a_procedure_can_be_said_to_count() {
        SpecialProcedureStarted counted = new SpecialProcedureStarted(CASE, SpecialProcedureKind.SITE_VISIT, null, 3,
                null, null, null, true);
        assertThat(times(List.of(fact("2026-03-03", counted))).facts(LICENCE).exclusions())
                .containsExactly(new Exclusion(at("2026-03-03"), null, SpecialProcedureKind.SITE_VISIT, null, true));
    }

    @Test
    void a_correction_answers_every_notice_before_it() {
        ClockFacts facts = times(List.of(fact("2026-03-12", new CorrectionSubmitted(CASE, null, null, null)),
                fact("2026-03-04", new CorrectionRequired(CASE, null, null, null)),
                fact("2026-03-06", new CorrectionRequired(CASE, null, null, null)),
                fact("2026-03-16", new CorrectionRequired(CASE, null, null, null)))).facts(LICENCE);
        assertThat(facts.corrections()).containsExactly(
                new Correction(at("2026-03-04"), null, at("2026-03-12"), null),
                new Correction(at("2026-03-06"), null, at("2026-03-12"), null),
                new Correction(at("2026-03-16"), null, null, null));
    }

    @Test
    void a_correction_whose_notice_has_not_arrived_is_not_held_against_the_department() {
        // given the applicant corrects after more than five working days
        List<EventEnvelope> facts = List.of(fact("2026-03-02", new MaterialsReceived(CASE, null, null, null)),
                fact("2026-03-16", new CorrectionSubmitted(CASE, null, null, null)));
        // when
        ClockReading reading = CLOCK.read(times(facts).facts(LICENCE), at("2026-03-17"));
        // then
        assertThat(reading.deemedAcceptance()).isEmpty();
        assertThat(reading.noticeDue().orElseThrow().day()).isEqualTo("2026-03-23");
    }

    static List<CaseEvent> endings() {
        return List.of(new ApplicationNotAccepted(CASE, null, null, null),
                new ApplicationReturned(CASE, null, null, null), new ApplicationWithdrawn(CASE, null, null, null),
                new CaseTerminated(CASE, null, null, null), new CorrectionLapsed(CASE, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void an_ending_ends_the_case_unless_it_was_accepted_after_all(CaseEvent ending) {
        // given
        List<EventEnvelope> facts = List.of(fact("2026-03-02", new MaterialsReceived(CASE, null, null, null)),
                fact("2026-03-04", ending));
        List<EventEnvelope> accepted = new ArrayList<>(facts);
        accepted.add(fact("2026-03-09", new ApplicationAccepted(CASE, null, null, null)));
        // then
        assertThat(CLOCK.read(times(facts).facts(LICENCE), at("2026-05-01")).light()).isEqualTo(Light.CLOSED);
        assertThat(times(accepted).facts(LICENCE).endedAt()).isNull();
    }

    @Test
    void a_correction_after_all_is_handed_in_after_it_lapsed() {
        ClockFacts facts = times(List.of(fact("2026-03-04", new CorrectionRequired(CASE, null, null, null)),
                fact("2026-03-18", new CorrectionLapsed(CASE, null, null, null)),
                fact("2026-03-20", new CorrectionSubmitted(CASE, null, null, null)))).facts(LICENCE);
        assertThat(facts.endedAt()).isNull();
        assertThat(facts.corrections()).containsExactly(
                new Correction(at("2026-03-04"), null, at("2026-03-20"), at("2026-03-18")));
    }

    @Test
    void one_record_of_a_bulk_import_makes_the_whole_case_historical() {
        EventEnvelope old = new EventEnvelope("1", "s", "MaterialsReceived", CASE,
                OffsetDateTime.parse("2026-03-02T10:00:00+08:00"), null, null, null, null, true,
                new MaterialsReceived(CASE, null, null, null));
        CaseTimes times = times(List.of(old, fact("2026-03-09", new CaseClosed(CASE, null))));
        assertThat(times.facts(LICENCE).historical()).isTrue();
    }

    @Test
    void a_source_gone_wild_does_not_let_the_times_grow_without_end() {
        CaseTimes times = CaseTimes.NONE;
        for (int i = 0; i < 500; i++) {
            times = times.with(fact("2026-03-06", started(SpecialProcedureKind.TESTING, "p" + i)));
        }
        assertThat(times.begun()).hasSize(200);
        assertThat(CLOCK.read(times.facts(LICENCE), at("2026-03-09")).days()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void the_terms_of_an_item_are_those_of_its_type_and_way_of_handling(ItemType type) {
        assertThat(ItemTerms.of(type, HandlingType.PROMISED, workingDays(3), null))
                .isEqualTo(new ItemTerms(type == ItemType.ADMINISTRATIVE_LICENSE, workingDays(3), null));
        assertThat(ItemTerms.of(type, HandlingType.INSTANT, null, null).promisedLimit())
                .isEqualTo(limit(0, LimitUnit.IMMEDIATE));
        assertThat(ItemTerms.of(type, HandlingType.INSTANT, workingDays(1), null).promisedLimit())
                .isEqualTo(workingDays(1));
        assertThat(ItemTerms.of(type, null, null, null).promisedLimit()).isNull();
    }

    @Test
    void an_end_without_an_id_belongs_to_the_earliest_open_procedure_of_its_kind_that_had_begun() {
        // given one of the kind begins only after the end
        CaseTimes times = times(List.of(fact("2026-03-03", started(SpecialProcedureKind.HEARING, null)),
                fact("2026-03-04", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-05", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-10", started(SpecialProcedureKind.TESTING, null)),
                fact("2026-03-06", ended(SpecialProcedureKind.TESTING, null))));
        // then
        assertThat(times.facts(LICENCE).exclusions()).filteredOn(each -> each.to() != null).singleElement()
                .satisfies(each -> assertThat(each.from()).isEqualTo(at("2026-03-04")));
    }

    @Test
    void of_several_endings_corrections_and_lapses_the_earliest_that_fits_counts() {
        // given
        List<EventEnvelope> ended = List.of(fact("2026-03-10", new ApplicationWithdrawn(CASE, null, null, null)),
                fact("2026-03-06", new ApplicationReturned(CASE, null, null, null)));
        List<EventEnvelope> lapsed = List.of(fact("2026-03-10", new CorrectionLapsed(CASE, null, null, null)),
                fact("2026-03-06", new CorrectionLapsed(CASE, null, null, null)));
        List<EventEnvelope> corrected = List.of(fact("2026-03-04", new CorrectionRequired(CASE, null, null, null)),
                fact("2026-03-10", new CorrectionSubmitted(CASE, null, null, null)),
                fact("2026-03-06", new CorrectionSubmitted(CASE, null, null, null)));
        // then
        assertThat(times(ended).facts(LICENCE).endedAt()).isEqualTo(at("2026-03-06"));
        assertThat(times(lapsed).facts(LICENCE).endedAt()).isEqualTo(at("2026-03-06"));
        assertThat(times(corrected).facts(LICENCE).corrections()).extracting(Correction::submittedAt)
                .containsExactly(at("2026-03-06"));
    }

    @Test
    void a_correction_without_a_notice_or_a_receipt_is_dated_by_itself() {
        // given
        CaseTimes alone = times(List.of(fact("2026-03-16", new CorrectionSubmitted(CASE, null, null, null)),
                fact("2026-03-12", new CorrectionSubmitted(CASE, null, null, null))));
        CaseTimes before = times(List.of(fact("2026-03-20", new MaterialsReceived(CASE, null, null, null)),
                fact("2026-03-12", new CorrectionSubmitted(CASE, null, null, null))));
        // then
        Correction itself = new Correction(at("2026-03-12"), null, at("2026-03-12"), null);
        assertThat(alone.facts(LICENCE).corrections()).containsExactly(itself);
        assertThat(before.facts(LICENCE).corrections()).containsExactly(itself);
        assertThat(alone.facts(ItemTerms.UNKNOWN).licence()).isFalse();
    }

    private static CaseTimes times(List<EventEnvelope> history) {
        CaseTimes times = CaseTimes.NONE;
        for (EventEnvelope fact : history) {
            times = times.with(fact);
        }
        return times;
    }

    private static ApplicationSubmitted submitted() {
        return new ApplicationSubmitted(CASE, null, null, null, null, null);
    }

    private static ApplicationSubmitted submitted(String dueAt) {
        return new ApplicationSubmitted(CASE, null, null, null, OffsetDateTime.parse(dueAt), null);
    }

    private static SpecialProcedureStarted started(SpecialProcedureKind kind, @Nullable String id) {
        return new SpecialProcedureStarted(CASE, kind, "特告〔2026〕1号", null, null, id, null, null);
    }

    private static SpecialProcedureEnded ended(@Nullable SpecialProcedureKind kind, @Nullable String id) {
        return new SpecialProcedureEnded(CASE, kind, null, null, null, id, null);
    }

    private static EventEnvelope fact(String time, CaseEvent data) {
        return fact(time, data, null);
    }

    private static EventEnvelope fact(String time, CaseEvent data, @Nullable Channel channel) {
        Instant at = at(time);
        return new EventEnvelope("1", "s", data.getClass().getSimpleName(), CASE, at.atOffset(java.time.ZoneOffset.UTC),
                channel, null, null, null, false, data);
    }
}
