package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.clock.statutory.CaseTimes.Deeming;
import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderAnswered;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderClosed;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderIssued;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.core.event.WarningLevel;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.casefile.CaseOversight.Ends;
import org.serviceledger.projections.casefile.CaseOversight.Kind;
import org.serviceledger.projections.casefile.CaseOversight.Move;
import org.serviceledger.projections.casefile.CaseOversight.OrderState;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.ListKey;

import static org.assertj.core.api.Assertions.assertThat;

/** Supervision of a case as its view shows it, and in which groups it is listed when. */
class CaseOversightTest {

    private static final CaseFileView CASES = new CaseFileView();
    private static final TimeLimit TEN = new TimeLimit(10, LimitUnit.WORKING_DAY);
    private static final TimeLimit TWENTY = new TimeLimit(20, LimitUnit.WORKING_DAY);
    private static final String RECEIVED = "2026-03-02T10:00:00+08:00";

    private KnownReferences references = KnownReferences.NONE;
    private CaseFile file = CASES.empty("C1");
    private long position;
    private int lateDays;

    private void reference(ServiceEvent event) {
        references = references.with(Facts.recorded(position++, Facts.fact("2025-12-01T09:00:00+08:00", event)));
    }

    private void licence() {
        reference(new ServiceItemPublished("I1", "许可", ItemType.ADMINISTRATIVE_LICENSE, null, "990100000000", "市场局",
                null, null, TWENTY, TEN, true, null, null, null, 1, null, null, null, null, null, null, null, null,
                null, null, null, null));
        reference(new CalendarPublished(2026, List.of(), List.of(), null));
    }

    private void fact(String time, ServiceEvent event) {
        apply(Facts.fact(time, Channel.PC, event));
    }

    /** What the ledger records by itself. */
    private void own(String id, String time, ServiceEvent event) {
        apply(new EventEnvelope(id, OwnSources.CLOCK, EventVocabulary.nameOf(event), "C1", OffsetDateTime.parse(time),
                null, null, null, null, false, event));
    }

    private void apply(EventEnvelope fact) {
        RecordedEvent event = new RecordedEvent(position++, fact.time().plusDays(lateDays).toInstant(), fact);
        file = CASES.settleNext(CASES.evolve(file, event), references);
        assertThat(file).isEqualTo(CASES.settle(file, references));
    }

    private void submitted() {
        fact(RECEIVED, new ApplicationSubmitted("C1", "I1", null, null, null, null));
    }

    private AcceptanceDeemed deemed() {
        return new AcceptanceDeemed("C1", null, null, null, null, LocalDate.parse("2026-03-02"), null, "I1", 1, TWENTY,
                TEN);
    }

    private boolean listed(String group, String time) {
        Instant at = OffsetDateTime.parse(time).toInstant();
        return CASES.listKeys(file).stream().filter(key -> key.name().equals(group))
                .anyMatch(key -> !key.from().isAfter(at) && key.until().isAfter(at));
    }

    private boolean pending(Kind kind, String time) {
        return listed(SupervisionGroups.pending(kind), time);
    }

    @Test
    void a_case_is_listed_for_what_is_to_be_recorded_from_the_moment_at_which_it_is() {
        // given
        licence();
        submitted();
        // then
        assertThat(pending(Kind.DEEM, "2026-03-09T23:59:59+08:00")).isFalse();
        assertThat(pending(Kind.DEEM, "2026-03-10T00:00:00+08:00")).isTrue();
        assertThat(pending(Kind.WARN, "2026-03-12T23:59:59+08:00")).isFalse();
        assertThat(pending(Kind.WARN, "2026-03-13T00:00:00+08:00")).isTrue();
        assertThat(pending(Kind.CORRECT, "2026-06-01T00:00:00+08:00")).isFalse();
        // when it is recorded nine days later
        lateDays = 9;
        own("d", RECEIVED, deemed());
        // then
        assertThat(pending(Kind.DEEM, "2026-06-01T00:00:00+08:00")).isFalse();
        assertThat(CaseStatus.of(file, Instant.parse("2026-03-03T00:00:00Z"))).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(CaseStatus.of(file, Instant.parse("2026-03-11T00:00:00Z"))).isEqualTo(CaseStatus.ACCEPTED);
        assertThat(file.dueDay()).isEqualTo("2026-03-16");
        // and what the ledger dates back is no reproach, nor is a decision without another acceptance
        assertThat(file.backDated()).isEmpty();
        fact("2026-03-12T10:00:00+08:00", new DecisionMade("C1", DecisionOutcome.GRANTED, null));
        assertThat(file.backDated()).containsExactly(position - 1);
        assertThat(Irregularities.of(file)).isEmpty();
    }

    @Test
    void a_late_notice_lists_it_to_be_corrected_and_the_correction_undoes_what_was_deemed() {
        // given
        licence();
        submitted();
        own("d", RECEIVED, deemed());
        // when
        fact("2026-03-05T10:00:00+08:00", new CorrectionRequired("C1", null, null, null));
        // then
        assertThat(pending(Kind.CORRECT, "2026-03-12T00:00:00+08:00")).isTrue();
        // when
        own("c", "2026-03-12T00:00:00+08:00",
                new FactCorrected("C1", OwnSources.CLOCK, "d", Deeming.DAY, "null", null, null, null));
        // then
        assertThat(pending(Kind.CORRECT, "2026-03-12T00:00:00+08:00")).isFalse();
        assertThat(file.dueDay()).isNull();
        assertThat(file.deemedAccepted(Instant.parse("2026-06-01T00:00:00Z"))).isFalse();
    }

    @Test
    void an_acceptance_of_the_source_supersedes_it_without_irregularity() {
        licence();
        submitted();
        own("d", RECEIVED, deemed());
        fact("2026-03-13T10:00:00+08:00", new ApplicationAccepted("C1", null, null, null));
        assertThat(Irregularities.of(file)).isEmpty();
        assertThat(file.dueDay()).isEqualTo("2026-03-27");
        assertThat(pending(Kind.CORRECT, "2026-06-01T00:00:00+08:00")).isFalse();
    }

    @Test
    void a_case_is_listed_by_its_light_as_it_turns_and_once_it_is_over_as_closed() {
        // given
        licence();
        submitted();
        fact("2026-03-02T11:00:00+08:00", new ApplicationAccepted("C1", null, null, null));
        // then
        assertThat(listed("light=YELLOW", "2026-03-12T23:59:59+08:00")).isFalse();
        assertThat(listed("light=YELLOW", "2026-03-13T00:00:00+08:00")).isTrue();
        assertThat(listed("light=YELLOW", "2026-03-17T00:00:00+08:00")).isFalse();
        assertThat(listed("light=RED", "2026-03-17T00:00:00+08:00")).isTrue();
        assertThat(listed("light=RED", "2026-03-31T00:00:00+08:00")).isFalse();
        assertThat(listed("light=LEGAL_RED", "2027-03-31T00:00:00+08:00")).isTrue();
        assertThat(listed("light=GREEN", "2026-03-09T00:00:00+08:00")).isTrue();
        assertThat(listed("light=GREEN", "2026-03-13T00:00:00+08:00")).isFalse();
        // when
        fact("2026-04-13T10:00:00+08:00", new CaseClosed("C1", null));
        // then
        assertThat(CASES.listKeys(file)).extracting(ListKey::name).filteredOn(name -> name.startsWith("light="))
                .containsExactly(SupervisionGroups.light(Light.CLOSED));
    }

    @Test
    void orders_and_warnings_are_kept_in_whatever_order_they_arrive() {
        // given
        fact("2026-03-06T10:00:00+08:00", new SupervisionOrderClosed("C1", "DB01", "属实"));
        fact("2026-03-03T10:00:00+08:00",
                new SupervisionOrderIssued("C1", "DB02", "催办", "市场局", LocalDate.parse("2026-03-10")));
        fact("2026-03-05T10:00:00+08:00", new SupervisionOrderAnswered("C1", "DB01", "已办"));
        fact("2026-03-04T10:00:00+08:00",
                new SupervisionOrderIssued("C1", "DB01", "说明", "公安局", LocalDate.parse("2026-03-09")));
        fact("2026-03-04T10:00:00+08:00", new SupervisionOrderIssued("C1", "DB01", "再次", "另一局", null));
        fact("2026-03-04T10:00:00+08:00", new SupervisionOrderIssued("C1", null, "无号", "公安局", null));
        fact("2026-03-09T10:00:00+08:00",
                new SupervisionWarningRaised("C1", "n2", "light-red", WarningLevel.RED, "市场局"));
        fact("2026-03-08T10:00:00+08:00", new SupervisionWarningRaised("C1", "n1", null, WarningLevel.YELLOW, null));
        // then
        CaseOversight oversight = file.oversight();
        assertThat(oversight.orders()).extracting(CaseOversight.Order::orderNo).containsExactly("DB01", "DB02");
        assertThat(oversight.orders()).extracting(CaseOversight.Order::state).containsExactly(OrderState.CLOSED,
                OrderState.ISSUED);
        CaseOversight.Order first = oversight.orders().getFirst();
        assertThat(first.content()).isEqualTo("说明");
        assertThat(first.department()).isEqualTo("公安局");
        assertThat(first.dueOn()).isEqualTo("2026-03-09");
        assertThat(first.answer()).isEqualTo("已办");
        assertThat(first.result()).isEqualTo("属实");
        assertThat(oversight.warnings()).extracting(CaseOversight.Warning::level).containsExactly(WarningLevel.YELLOW,
                WarningLevel.RED);
        assertThat(listed(SupervisionGroups.orders(OrderState.ISSUED), RECEIVED)).isTrue();
        assertThat(listed(SupervisionGroups.orders(OrderState.CLOSED), RECEIVED)).isTrue();
        assertThat(listed(SupervisionGroups.orders(OrderState.ANSWERED), RECEIVED)).isFalse();
    }

    @Test
    void a_case_that_counts_as_accepted_is_due_whether_that_is_recorded_or_only_foreseen() {
        // given
        licence();
        submitted();
        Instant later = OffsetDateTime.parse("2026-03-11T09:00:00+08:00").toInstant();
        Instant due = end("2026-03-16");
        // then it has no date before it counts as accepted, and the same whether that is recorded or not
        assertThat(file.promisedEnd(OffsetDateTime.parse(RECEIVED).toInstant())).isNull();
        assertThat(file.promisedEnd(later)).isEqualTo(due);
        Instant legal = file.legalEnd(later);
        own("d", "2026-03-10T09:00:00+08:00", deemed());
        assertThat(file.promisedEnd(later)).isEqualTo(due);
        assertThat(file.legalEnd(later)).isEqualTo(legal).isNotNull();
        assertThat(file.promisedEnd(later)).isEqualTo(CASES.read(file, references, later).promised().due().end());
    }

    private List<String> superseded() {
        return file.oversight().warnings().stream().filter(one -> file.oversight().superseded(one, file.clock()))
                .map(CaseOversight.Warning::id).toList();
    }

    @Test
    void a_warning_whose_light_turns_elsewhere_by_now_is_superseded_and_none_of_another_system() {
        // given
        licence();
        submitted();
        fact("2026-03-02T11:00:00+08:00", new ApplicationAccepted("C1", null, null, null));
        own("y", "2026-03-13T00:00:00+08:00",
                new SupervisionWarningRaised("C1", "n1", "light-yellow", WarningLevel.YELLOW, null));
        own("r", "2026-03-17T00:00:00+08:00",
                new SupervisionWarningRaised("C1", "n2", "light-red", WarningLevel.RED, null));
        own("p", "2026-03-17T09:00:00+08:00",
                new SupervisionWarningRaised("C1", "n3", "same-person", WarningLevel.RED, null));
        fact("2026-03-14T00:00:00+08:00",
                new SupervisionWarningRaised("C1", "n4", "light-yellow", WarningLevel.YELLOW, null));
        assertThat(superseded()).isEmpty();
        assertThat(pending(Kind.WARN, "2026-03-30T00:00:00+08:00")).isFalse();
        // when a day within them is off
        RecordedEvent amended = Facts.recorded(77, Facts.fact("2026-03-18T09:00:00+08:00",
                new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05")), List.of(), null, null)));
        file = CASES.resettle(file, references.with(amended), amended);
        // then
        assertThat(superseded()).containsExactly("y", "r");
        assertThat(pending(Kind.WARN, "2026-03-16T00:00:00+08:00")).isTrue();
    }

    @Test
    void a_warning_of_a_case_that_turns_out_to_have_been_decided_before_is_superseded() {
        licence();
        submitted();
        fact("2026-03-02T11:00:00+08:00", new ApplicationAccepted("C1", null, null, null));
        own("y", "2026-03-13T00:00:00+08:00",
                new SupervisionWarningRaised("C1", "n1", "light-yellow", WarningLevel.YELLOW, null));
        own("r", "2026-03-17T00:00:00+08:00",
                new SupervisionWarningRaised("C1", "n2", "light-red", WarningLevel.RED, null));
        fact("2026-03-16T10:00:00+08:00", new DecisionMade("C1", DecisionOutcome.GRANTED, null));
        assertThat(superseded()).containsExactly("r");
    }

    @Test
    void a_calendar_that_moves_an_open_case_is_noted_with_its_old_and_new_ends() {
        // given
        licence();
        submitted();
        fact("2026-03-02T11:00:00+08:00", new ApplicationAccepted("C1", null, null, null));
        // when a day off more is published
        RecordedEvent amended = Facts.recorded(77, Facts.fact("2026-03-03T09:00:00+08:00",
                new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-16")), List.of(), null, null)));
        CaseFile moved = CASES.resettle(file, references.with(amended), amended);
        // then
        assertThat(moved.oversight().moves()).containsExactly(new Move(77,
                new Ends(end("2026-03-16"), end("2026-03-30"), end("2026-03-09")),
                new Ends(end("2026-03-17"), end("2026-03-31"), end("2026-03-09"))));
        assertThat(CASES.listKeys(moved)).contains(ListKey.always(SupervisionGroups.movedBy(77)));
        // but one that moves nothing is not
        RecordedEvent far = Facts.recorded(78, Facts.fact("2026-03-03T09:00:00+08:00",
                new CalendarAmended(2026, List.of(LocalDate.parse("2026-10-01")), List.of(), null, null)));
        assertThat(CASES.resettle(file, references.with(far), far).oversight().moves()).isEmpty();
        // nor what a changed item moves, nor a case that is decided
        RecordedEvent item = Facts.recorded(79, Facts.fact("2026-03-03T09:00:00+08:00",
                new ServiceItemPublished("I1", null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null)));
        assertThat(CASES.resettle(file, references.with(item).with(amended), item).oversight().moves()).isEmpty();
        fact("2026-03-03T10:00:00+08:00", new DecisionMade("C1", DecisionOutcome.GRANTED, null));
        assertThat(CASES.resettle(file, references.with(amended), amended).oversight().moves()).isEmpty();
    }

    private static Instant end(String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
