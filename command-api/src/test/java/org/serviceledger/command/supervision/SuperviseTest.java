package org.serviceledger.command.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.command.supervision.Supervise.Grace;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CalendarEvent.ClockPolicyPublished;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.core.event.WarningLevel;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger decides because time has passed, through Axon and a real ledger. */
class SuperviseTest {

    private static final String ITEM = "I1";
    private static final Grace GRACE = new Grace(Duration.ofHours(24), Duration.ofHours(1));
    private static final TimeLimit TEN = new TimeLimit(10, LimitUnit.WORKING_DAY);
    private static final TimeLimit TWENTY = new TimeLimit(20, LimitUnit.WORKING_DAY);

    /** The fifth working day after the receipt is the ninth of March; a day later is the first moment to record it. */
    private static final String RECEIVED = "2026-03-02";
    private static final String TOO_EARLY = "2026-03-10T23:59";
    private static final String DUE = "2026-03-11T00:00";

    private final SupervisedLedger ledger = new SupervisedLedger();
    private final CaseSupervisor process = ledger.process();

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void licence() {
        ledger.record("2025-12-01", new CalendarPublished(2026, List.of(), List.of(), null));
        ledger.record("2026-01-01", item(ItemType.ADMINISTRATIVE_LICENSE));
    }

    private static ServiceItemPublished item(ItemType type) {
        return new ServiceItemPublished(ITEM, "许可", type, null, "990100000000", "市场局", null, null, TWENTY, TEN, true,
                null, null, null, 3, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private void submitted(String caseNo) {
        ledger.record(RECEIVED, new ApplicationSubmitted(caseNo, ITEM, null, null, null, null));
    }

    private static Supervise command(String caseNo) {
        return new Supervise(caseNo, ITEM, 2026, GRACE);
    }

    private void superviseAt(String time, String caseNo) {
        ledger.setTime(time);
        assertThat(process.supervise(command(caseNo)).block(SupervisedLedger.PATIENCE)).isTrue();
    }

    private List<AcceptanceDeemed> deemed() {
        return ledger.all(AcceptanceDeemed.class);
    }

    @Test
    void a_licence_without_a_notice_is_recorded_as_accepted_dated_at_its_receipt_after_the_grace() {
        // given
        licence();
        submitted("C1");
        // when
        superviseAt(TOO_EARLY, "C1");
        assertThat(deemed()).isEmpty();
        superviseAt(DUE, "C1");
        superviseAt(DUE, "C1");
        // then it is recorded once, with the limits that are frozen by it
        RecordedEvent recorded = ledger.all().getLast();
        assertThat(deemed()).hasSize(1);
        assertThat(recorded.envelope().time().toInstant()).isEqualTo(SupervisedLedger.at(RECEIVED));
        assertThat(recorded.envelope().source()).isEqualTo(OwnSources.CLOCK);
        AcceptanceDeemed event = deemed().getFirst();
        assertThat(event.deemedOn()).isEqualTo(RECEIVED);
        assertThat(event.materialsReceivedAt()).isEqualTo("2026-03-02T10:00:00+08:00");
        assertThat(event.rule()).isEqualTo("行政许可法 32(4)");
        assertThat(event.department()).isEqualTo("市场局");
        assertThat(event.itemCode()).isEqualTo(ITEM);
        assertThat(event.itemVersion()).isEqualTo(3);
        assertThat(event.promisedLimit()).isEqualTo(TEN);
        assertThat(event.legalLimit()).isEqualTo(TWENTY);
    }

    @Test
    void after_a_downtime_everything_that_became_due_meanwhile_is_recorded_once() {
        // given
        licence();
        submitted("C1");
        // when
        superviseAt("2026-06-01", "C1");
        superviseAt("2026-06-02", "C1");
        // then
        assertThat(deemed()).hasSize(1);
        assertThat(ledger.all(SupervisionWarningRaised.class)).extracting(SupervisionWarningRaised::warning)
                .containsExactly(WarningLevel.YELLOW, WarningLevel.RED, WarningLevel.LEGAL_RED);
        // and each warning is dated when the light turned
        assertThat(ledger.all()).filteredOn(event -> event.data() instanceof SupervisionWarningRaised)
                .extracting(event -> event.envelope().time().toInstant())
                .containsExactly(SupervisedLedger.at("2026-03-13T00:00"), SupervisedLedger.at("2026-03-17T00:00"),
                        SupervisedLedger.at("2026-03-31T00:00"));
        assertThat(ledger.all(SupervisionWarningRaised.class).getFirst()).isEqualTo(new SupervisionWarningRaised("C1",
                "C1/light-yellow", "light-yellow", WarningLevel.YELLOW, "市场局"));
    }

    private List<String> warnings() {
        return ledger.all(SupervisionWarningRaised.class).stream().map(SupervisionWarningRaised::supervisionNo)
                .toList();
    }

    @Test
    void a_turn_that_moved_is_warned_of_again_under_a_number_that_names_it() {
        // given
        licence();
        submitted("C1");
        ledger.record("2026-03-02", new ApplicationAccepted("C1", null, null, null));
        superviseAt("2026-03-18", "C1");
        assertThat(warnings()).containsExactly("C1/light-yellow", "C1/light-red");
        // when two days more are off, so that it is due two days later
        ledger.record("2026-03-18", new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05"),
                LocalDate.parse("2026-03-06")), List.of(), null, null));
        superviseAt("2026-03-18T12:00", "C1");
        superviseAt("2026-03-20", "C1");
        superviseAt("2026-03-21", "C1");
        // then
        assertThat(warnings()).containsExactly("C1/light-yellow", "C1/light-red",
                "C1/light-yellow/2026-03-17T00:00+08:00", "C1/light-red/2026-03-19T00:00+08:00");
        assertThat(ledger.all().getLast().envelope().time().toInstant())
                .isEqualTo(SupervisedLedger.at("2026-03-19T00:00"));
    }

    @Test
    void two_processes_at_once_warn_once_of_a_turn_that_moved() {
        // given
        CaseSupervisor other = ledger.process();
        licence();
        submitted("C1");
        ledger.record("2026-03-02", new ApplicationAccepted("C1", null, null, null));
        superviseAt("2026-03-18", "C1");
        ledger.record("2026-03-18", new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05")), List.of(), null,
                null));
        ledger.setTime("2026-03-20");
        // when
        List<Boolean> decided = Flux.just(process, other, process, other)
                .flatMap(one -> one.supervise(command("C1")).subscribeOn(Schedulers.boundedElastic()), 4)
                .collectList().block(SupervisedLedger.PATIENCE);
        superviseAt("2026-03-20", "C1");
        // then
        assertThat(decided).hasSize(4);
        assertThat(warnings()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void an_old_record_that_comes_later_takes_the_deemed_acceptance_back() {
        // given
        licence();
        submitted("C1");
        superviseAt(DUE, "C1");
        // when a bulk import tells more of the case
        ledger.record("2026-03-03", true, new MaterialsReceived("C1", null, null, null));
        superviseAt("2026-03-12", "C1");
        superviseAt("2026-06-01", "C1");
        // then
        assertThat(ledger.all(FactCorrected.class)).singleElement().satisfies(correction -> {
            assertThat(correction.value()).isEqualTo("null");
            assertThat(correction.reason()).contains("历史记录");
        });
        assertThat(deemed()).hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_warning_waits_for_the_grace_of_warnings() {
        licence();
        submitted("C1");
        ledger.record("2026-03-03", new ApplicationAccepted("C1", null, null, null));
        superviseAt("2026-03-16T00:59", "C1");
        assertThat(ledger.all(SupervisionWarningRaised.class)).isEmpty();
        superviseAt("2026-03-16T01:00", "C1");
        assertThat(ledger.all(SupervisionWarningRaised.class)).hasSize(1);
    }

    @Test
    void old_records_other_items_and_an_item_other_than_the_cases_are_left_alone() {
        // given
        licence();
        ledger.record(RECEIVED, true, new ApplicationSubmitted("C1", ITEM, null, null, null, null));
        ledger.record(RECEIVED, new ApplicationSubmitted("C2", "I2", null, null, null, null));
        // when
        superviseAt("2026-06-01", "C1");
        superviseAt("2026-06-01", "C2");
        superviseAt("2026-06-01", "C3");
        // then
        assertThat(ledger.all()).hasSize(4);
    }

    @Test
    void without_a_published_calendar_nothing_is_deemed_until_it_comes() {
        // given
        ledger.record("2026-01-01", item(ItemType.ADMINISTRATIVE_LICENSE));
        submitted("C1");
        superviseAt(DUE, "C1");
        assertThat(deemed()).isEmpty();
        // when
        ledger.record("2026-03-12", new CalendarPublished(2026, List.of(), List.of(), null));
        superviseAt("2026-03-12", "C1");
        // then
        assertThat(deemed()).hasSize(1);
    }

    @Test
    void a_notice_that_arrives_later_but_happened_in_time_corrects_it() {
        // given
        licence();
        submitted("C1");
        superviseAt(DUE, "C1");
        String id = ledger.all().getLast().envelope().id();
        // when
        ledger.record("2026-03-09T16:00", new CorrectionRequired("C1", null, null, null));
        superviseAt("2026-03-12", "C1");
        superviseAt("2026-06-01", "C1");
        // then
        assertThat(ledger.all(FactCorrected.class)).singleElement().satisfies(correction -> {
            assertThat(correction.correctedSource()).isEqualTo(OwnSources.CLOCK);
            assertThat(correction.correctedId()).isEqualTo(id);
            assertThat(correction.field()).isEqualTo("/data/deemedOn");
            assertThat(correction.value()).isEqualTo("null");
            assertThat(correction.reason()).isNotBlank();
        });
        assertThat(deemed()).hasSize(1);
        assertThat(ledger.all(SupervisionWarningRaised.class)).isEmpty();
    }

    @Test
    void an_amended_calendar_corrects_it_and_the_time_that_is_over_later_is_recorded_then() {
        // given
        licence();
        submitted("C1");
        superviseAt(DUE, "C1");
        // when three days more are off
        ledger.record("2026-03-11", new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05"),
                LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-09")), List.of(), null, null));
        superviseAt("2026-03-11", "C1");
        superviseAt("2026-03-13T23:59", "C1");
        // then
        assertThat(ledger.all(FactCorrected.class)).hasSize(1);
        assertThat(deemed()).hasSize(1);
        // and the time is over again
        superviseAt("2026-03-14T00:00", "C1");
        superviseAt("2026-03-14T00:00", "C1");
        assertThat(deemed()).hasSize(2);
        assertThat(ledger.all(FactCorrected.class)).hasSize(1);
    }

    @Test
    void an_acceptance_of_the_source_supersedes_it() {
        licence();
        submitted("C1");
        superviseAt(DUE, "C1");
        ledger.record("2026-03-12", new ApplicationAccepted("C1", null, null, null));
        superviseAt("2026-03-12", "C1");
        assertThat(ledger.all(FactCorrected.class)).isEmpty();
        assertThat(deemed()).hasSize(1);
    }

    @Test
    void another_receipt_corrects_the_day() {
        licence();
        submitted("C1");
        superviseAt(DUE, "C1");
        // when an earlier receipt arrives
        ledger.record("2026-02-27", new MaterialsReceived("C1", null, null, null));
        superviseAt("2026-03-12", "C1");
        // then
        assertThat(ledger.all(FactCorrected.class)).singleElement()
                .satisfies(correction -> assertThat(correction.value()).isEqualTo("\"2026-02-27\""));
        assertThat(deemed()).hasSize(1);
    }

    private String lastId() {
        return ledger.all().getLast().envelope().id();
    }

    private void correct(String time, String id, String field, String value) {
        ledger.record(time, new FactCorrected("C1", "urn:source", id, field, value, "更正", null, "监察"));
    }

    @Test
    void warnings_follow_the_corrected_day_of_acceptance() {
        // given a promise of ten days, by the correction from the second of March on
        licence();
        ledger.record("2026-01-30", new ApplicationSubmitted("C1", ITEM, null, null, null, null));
        ledger.record("2026-02-02", new ApplicationAccepted("C1", null, null, null));
        correct("2026-02-03", lastId(), "/time", "\"2026-03-02T10:00:00+08:00\"");
        // when
        superviseAt("2026-03-13T00:59", "C1");
        assertThat(ledger.all(SupervisionWarningRaised.class)).isEmpty();
        superviseAt("2026-03-13T01:00", "C1");
        // then
        assertThat(ledger.all(SupervisionWarningRaised.class)).extracting(SupervisionWarningRaised::rule)
                .containsExactly("light-yellow");
        assertThat(ledger.all().getLast().envelope().time().toInstant())
                .isEqualTo(SupervisedLedger.at("2026-03-13T00:00"));
    }

    @Test
    void a_licence_counts_as_accepted_from_its_corrected_receipt() {
        // given
        licence();
        submitted("C1");
        correct("2026-03-05", lastId(), "/time", "\"2026-03-04T10:00:00+08:00\"");
        // when
        superviseAt("2026-03-12T23:59", "C1");
        assertThat(deemed()).isEmpty();
        superviseAt("2026-03-13", "C1");
        // then
        assertThat(deemed()).singleElement().extracting(AcceptanceDeemed::deemedOn)
                .isEqualTo(LocalDate.parse("2026-03-04"));
    }

    @Test
    void a_case_is_supervised_as_one_of_its_corrected_item() {
        // given
        licence();
        ledger.record(RECEIVED, new ApplicationSubmitted("C1", "I2", null, null, null, null));
        correct("2026-03-03", lastId(), "/data/itemCode", "\"I1\"");
        // when
        superviseAt(DUE, "C1");
        // then
        assertThat(deemed()).singleElement().extracting(AcceptanceDeemed::itemCode).isEqualTo(ITEM);
    }

    @Test
    void a_day_that_was_deemed_before_its_receipt_was_corrected_is_corrected_too() {
        // given
        licence();
        submitted("C1");
        String receipt = lastId();
        superviseAt(DUE, "C1");
        // when
        correct("2026-03-11", receipt, "/time", "\"2026-02-27T10:00:00+08:00\"");
        superviseAt("2026-03-12", "C1");
        superviseAt("2026-03-12T12:00", "C1");
        // then
        assertThat(ledger.all(FactCorrected.class)).filteredOn(one -> one.field().equals("/data/deemedOn"))
                .singleElement().extracting(FactCorrected::value).isEqualTo("\"2026-02-27\"");
    }

    @Test
    void two_processes_at_once_record_it_once() {
        // given
        CaseSupervisor other = ledger.process();
        licence();
        int cases = 40;
        IntStream.range(0, cases).forEach(i -> submitted("C" + i));
        ledger.setTime(DUE);
        // when each case is decided by both, and by each of them twice
        List<Boolean> decided = Flux.range(0, cases)
                .flatMap(i -> Flux.just(process, other, process, other)
                        .flatMap(one -> one.supervise(command("C" + i)).subscribeOn(Schedulers.boundedElastic()), 4))
                .collectList().block(SupervisedLedger.PATIENCE);
        // then somebody came first each time
        assertThat(decided).hasSize(4 * cases);
        assertThat(deemed()).extracting(AcceptanceDeemed::caseNo).hasSize(cases).doesNotHaveDuplicates();
    }

    static Stream<ServiceEvent> whatADecisionRestsOn() {
        return Stream.of(new CorrectionRequired("C1", null, null, null),
                new MaterialsReceived("C1", null, null, null),
                new FactCorrected("C1", null, "x", "/data/reason", null, null, null, null),
                new ServiceItemAmended(ITEM, "服务", ItemType.PUBLIC_SERVICE, null, null, null, null, null, null, null,
                        null, null, null, null, 4, null, null, null, null, null, null, null, null, null, null, null,
                        null, null),
                new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05")), List.of(), null, null),
                new CalendarPublished(2027, List.of(), List.of(), null),
                new ClockPolicyPublished("p", null, null, null, 10, null, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("whatADecisionRestsOn")
    void a_decision_is_lost_when_what_it_rests_on_changes_meanwhile(ServiceEvent meanwhile) {
        // given
        licence();
        submitted("C1");
        ledger.setTime(DUE);
        ledger.recordMeanwhile(DUE, meanwhile);
        // when
        Boolean decided = process.supervise(command("C1")).block(SupervisedLedger.PATIENCE);
        // then
        assertThat(decided).isFalse();
        assertThat(deemed()).isEmpty();
    }

    @Test
    void a_decision_stands_when_something_else_happens_meanwhile() {
        licence();
        submitted("C1");
        ledger.setTime(DUE);
        ledger.recordMeanwhile(DUE, new CorrectionRequired("C2", null, null, null));
        assertThat(process.supervise(command("C1")).block(SupervisedLedger.PATIENCE)).isTrue();
        assertThat(deemed()).hasSize(1);
    }
}
