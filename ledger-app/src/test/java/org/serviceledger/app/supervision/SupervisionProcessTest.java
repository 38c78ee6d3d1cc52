package org.serviceledger.app.supervision;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.core.event.WarningLevel;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseOversight;
import org.serviceledger.projections.casefile.Irregularities;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger records by itself while time passes, as a whole: ledger, views, process. */
class SupervisionProcessTest {

    private static final CaseFileView CASES = new CaseFileView();
    private static final String RECEIVED = "2026-03-02";
    private static final String TOO_EARLY = "2026-03-10T23:59";
    private static final String DUE = "2026-03-11T00:00";

    @TempDir
    private Path directory;
    private SupervisedOffice office;

    @BeforeEach
    void licence() {
        office = new SupervisedOffice(directory);
        office.record("2025-12-01", new CalendarPublished(2026, List.of(), List.of(), null));
        office.record("2026-01-01", new ServiceItemPublished("I1", "许可", ItemType.ADMINISTRATIVE_LICENSE, null,
                "990100000000", "市场局", null, null, new TimeLimit(20, LimitUnit.WORKING_DAY),
                new TimeLimit(10, LimitUnit.WORKING_DAY), true, null, null, null, 1, null, null, null, null, null,
                null, null, null, null, null, null, null));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private void submitted(String caseNo) {
        office.record(RECEIVED, new ApplicationSubmitted(caseNo, "I1", null, null, null, null));
    }

    private List<AcceptanceDeemed> deemed() {
        return office.all(AcceptanceDeemed.class);
    }

    private CaseFile file(String caseNo) {
        return office.views.find(CASES, caseNo).block(SupervisedOffice.PATIENCE);
    }

    /** Everything that is due by now is recorded, and the views show it. */
    private void caughtUp(SupervisionProcess process) {
        process.caughtUp(SupervisedOffice.PATIENCE).block(SupervisedOffice.PATIENCE);
    }

    @Test
    void a_licence_without_a_notice_turns_accepted_by_itself_while_time_passes_and_an_old_record_does_not()
            throws Exception {
        // given
        office.process().start();
        submitted("C1");
        office.record(RECEIVED, true, new ApplicationSubmitted("OLD", "I1", null, null, null, null));
        office.setTime(TOO_EARLY);
        Thread.sleep(200);
        assertThat(deemed()).isEmpty();
        // when nothing but time passes
        office.setTime(DUE);
        // then
        SupervisedOffice.await("the deemed acceptance", () -> !deemed().isEmpty());
        RecordedEvent event = office.all().stream().filter(one -> one.data() instanceof AcceptanceDeemed).findFirst()
                .orElseThrow();
        assertThat(event.envelope().subject()).isEqualTo("C1");
        assertThat(event.envelope().source()).isEqualTo(OwnSources.CLOCK);
        assertThat(event.envelope().time().toInstant()).isEqualTo(SupervisedOffice.at(RECEIVED));
        assertThat(event.recordedAt()).isEqualTo(SupervisedOffice.at(DUE));
        // and however much more time passes the old record stays as it is
        office.setTime("2026-09-01");
        SupervisedOffice.await("the warnings", () -> office.all(SupervisionWarningRaised.class).size() == 3);
        assertThat(deemed()).hasSize(1);
        assertThat(office.all()).extracting(one -> one.envelope().subject()).filteredOn("OLD"::equals).hasSize(1);
    }

    @Test
    void what_became_due_during_a_downtime_is_recorded_once_at_the_next_start() throws Exception {
        // given
        IntStream.range(0, 300).forEach(i -> submitted("C" + i));
        office.setTime("2026-04-15");
        // when two processes start at once
        office.process().start();
        office.process().start();
        // then
        SupervisedOffice.await("all of them", () -> office.all().size() == 2 + 300 + 4 * 300);
        SupervisionProcess third = office.process();
        caughtUp(third);
        assertThat(deemed()).extracting(AcceptanceDeemed::caseNo).hasSize(300).doesNotHaveDuplicates();
        assertThat(office.all(SupervisionWarningRaised.class))
                .extracting(warning -> warning.caseNo() + warning.rule()).hasSize(900).doesNotHaveDuplicates();
        assertThat(office.all()).hasSize(2 + 300 + 4 * 300);
    }

    @Test
    void a_clock_that_is_behind_the_ledger_takes_nothing_back() {
        // given
        submitted("C1");
        office.setTime(DUE);
        caughtUp(office.process());
        assertThat(deemed()).hasSize(1);
        List<RecordedEvent> recorded = office.all();
        // when it is started again by a clock that has not been set yet
        office.setTime("2026-01-02");
        SupervisionProcess again = office.process();
        caughtUp(again);
        // then
        assertThat(office.all()).isEqualTo(recorded);
        // and once the clock is right it goes on
        office.setTime("2026-09-01");
        caughtUp(again);
        assertThat(deemed()).hasSize(1);
        assertThat(office.all(FactCorrected.class)).isEmpty();
        assertThat(office.all()).hasSizeGreaterThan(recorded.size());
    }

    @Test
    void many_processes_at_once_record_each_thing_once() {
        // given
        IntStream.range(0, 50).forEach(i -> submitted("C" + i));
        office.setTime("2026-03-16");
        List<SupervisionProcess> processes = IntStream.range(0, 4).mapToObj(i -> office.process()).toList();
        // when
        Mono.when(processes.stream().map(one -> one.caughtUp(SupervisedOffice.PATIENCE)).toList())
                .block(SupervisedOffice.PATIENCE);
        // then
        assertThat(deemed()).extracting(AcceptanceDeemed::caseNo).hasSize(50).doesNotHaveDuplicates();
        assertThat(office.all(SupervisionWarningRaised.class)).extracting(SupervisionWarningRaised::caseNo).hasSize(50)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_notice_that_was_given_in_time_and_arrives_late_corrects_it() {
        // given
        SupervisionProcess process = office.process();
        submitted("C1");
        office.setTime(DUE);
        caughtUp(process);
        assertThat(file("C1").dueDay()).isEqualTo("2026-03-16");
        // when
        office.record("2026-03-06", new CorrectionRequired("C1", null, null, null));
        caughtUp(process);
        caughtUp(process);
        // then
        assertThat(office.all(FactCorrected.class)).hasSize(1);
        assertThat(deemed()).hasSize(1);
        assertThat(file("C1").dueDay()).isNull();
        assertThat(Irregularities.of(file("C1"))).isEmpty();
    }

    @Test
    void an_amended_calendar_corrects_it_and_lets_it_come_again() {
        // given
        SupervisionProcess process = office.process();
        submitted("C1");
        office.setTime(DUE);
        caughtUp(process);
        // when
        office.record("2026-03-11", new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-05"),
                LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-09")), List.of(), null, null));
        caughtUp(process);
        // then
        assertThat(office.all(FactCorrected.class)).hasSize(1);
        // and it is over again on the twelfth, and recorded a day later
        office.setTime("2026-03-13T23:59");
        caughtUp(process);
        assertThat(deemed()).hasSize(1);
        office.setTime("2026-03-14T00:00");
        caughtUp(process);
        assertThat(deemed()).hasSize(2);
        assertThat(office.all(FactCorrected.class)).hasSize(1);
        assertThat(file("C1").dueDay()).isEqualTo("2026-03-19");
    }

    @Test
    void a_later_acceptance_of_the_source_supersedes_it_without_irregularity() {
        // given
        SupervisionProcess process = office.process();
        submitted("C1");
        office.setTime(DUE);
        caughtUp(process);
        // when
        office.record("2026-03-12", new ApplicationAccepted("C1", null, null, null));
        caughtUp(process);
        // then
        assertThat(office.all(FactCorrected.class)).isEmpty();
        assertThat(Irregularities.of(file("C1"))).isEmpty();
        assertThat(file("C1").dueDay()).isEqualTo("2026-03-26");
        assertThat(file("C1").backDated()).isEmpty();
    }

    @Test
    void after_a_failure_it_looks_again() throws Exception {
        // given
        submitted("C1");
        office.setTime(DUE);
        // when
        office.process(3).start();
        // then
        SupervisedOffice.await("the deemed acceptance", () -> deemed().size() == 1);
        assertThat(office.decisions.get()).isEqualTo(4);
    }

    @Test
    void nothing_is_decided_again_and_again() throws Exception {
        // given a process that goes on looking
        submitted("C1");
        office.setTime(DUE);
        office.process().start();
        SupervisedOffice.await("the deemed acceptance", () -> deemed().size() == 1);
        // when
        office.setTime("2026-03-12T12:00");
        office.record("2026-03-12", new ApplicationSubmitted("C2", "I1", null, null, null, null));
        Thread.sleep(500);
        // then
        assertThat(office.decisions.get()).isEqualTo(1);
    }

    @Test
    void warnings_come_with_the_lights_an_hour_after_they_turned() {
        // given
        SupervisionProcess process = office.process();
        submitted("C1");
        office.record("2026-03-03", new ApplicationAccepted("C1", null, null, null));
        List<String> times = List.of("2026-03-16T00:59", "2026-03-16T01:00", "2026-03-18T00:59", "2026-03-18T01:00",
                "2026-04-01T00:59", "2026-04-01T01:00");
        List<List<WarningLevel>> seen = times.stream().map(time -> {
            // when
            office.setTime(time);
            caughtUp(process);
            return office.all(SupervisionWarningRaised.class).stream().map(SupervisionWarningRaised::warning).toList();
        }).toList();
        // then
        assertThat(seen).containsExactly(List.of(), List.of(WarningLevel.YELLOW), List.of(WarningLevel.YELLOW),
                List.of(WarningLevel.YELLOW, WarningLevel.RED), List.of(WarningLevel.YELLOW, WarningLevel.RED),
                List.of(WarningLevel.YELLOW, WarningLevel.RED, WarningLevel.LEGAL_RED));
        assertThat(file("C1").oversight().warnings()).hasSize(3);
        assertThat(file("C1").backDated()).isEmpty();
    }

    @Test
    void many_processes_warn_once_of_each_turn_when_a_calendar_moves_it() {
        // given
        IntStream.range(0, 20).forEach(i -> submitted("C" + i));
        office.setTime("2026-03-18");
        caughtUp(office.process());
        assertThat(office.all(SupervisionWarningRaised.class)).hasSize(40);
        // when
        office.record("2026-03-18", new CalendarAmended(2026, List.of(LocalDate.parse("2026-03-10")), List.of(), null,
                null));
        office.setTime("2026-03-25");
        List<SupervisionProcess> processes = IntStream.range(0, 3).mapToObj(i -> office.process()).toList();
        Mono.when(processes.stream().map(one -> one.caughtUp(SupervisedOffice.PATIENCE)).toList())
                .block(SupervisedOffice.PATIENCE);
        // then
        assertThat(office.all(SupervisionWarningRaised.class)).extracting(SupervisionWarningRaised::supervisionNo)
                .hasSize(80).doesNotHaveDuplicates();
        CaseFile moved = file("C7");
        assertThat(moved.oversight().warnings())
                .filteredOn(warning -> !moved.oversight().superseded(warning, moved.clock()))
                .extracting(CaseOversight.Warning::at)
                .containsExactly(SupervisedOffice.at("2026-03-16T00:00"), SupervisedOffice.at("2026-03-18T00:00"));
    }

    @Test
    void that_a_case_was_over_its_time_when_it_was_decided_is_recorded_though_no_process_ran() {
        // given
        submitted("C1");
        office.record("2026-03-03", new ApplicationAccepted("C1", null, null, null));
        office.record("2026-03-20", new DecisionMade("C1", DecisionOutcome.GRANTED, null));
        office.record("2026-03-20", new CaseClosed("C1", null));
        // when
        caughtUp(office.process());
        // then
        assertThat(office.all(SupervisionWarningRaised.class)).extracting(SupervisionWarningRaised::rule)
                .containsExactly("light-red");
    }
}
