package org.serviceledger.app.demo.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.serviceledger.app.demo.DemoCitizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.app.supervision.SupervisedOffice;
import org.serviceledger.app.supervision.SupervisionProcess;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A month of business in which time passes from look to look and the ledger records by itself what follows: exactly what
 * the simulator's own account says, and the story of the missed notice is among it.
 */
class SupervisedMonthTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate END = LocalDate.of(2026, 4, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Caller SENDER = new Caller("source", Set.of(), null, Set.of(Caller.ANY_SOURCE));
    private static final CaseFileView CASES = new CaseFileView();
    private static final Province PROVINCE = Province.load();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {2018, 7})
    void what_the_ledger_records_by_itself_is_what_the_simulator_expects(long seed) throws Exception {
        Tally tally = new Tally(PROVINCE, WorkingCalendar.load(), true);
        Simulation business = new Simulation(PROVINCE, WorkingCalendar.load(),
                new SimulationSettings(seed, FIRST, 40, true), DemoCitizen.of(PROVINCE));
        try (SupervisedOffice office = new SupervisedOffice(directory)) {
            // when
            play(business, tally, office);
            // then
            List<RecordedEvent> all = office.all();
            List<RecordedEvent> own = all.stream().filter(event -> event.envelope().source().equals(OwnSources.CLOCK))
                    .toList();
            assertThat(all).hasSize((int) (PROVINCE.foundation().size() + tally.records() + own.size()));
            assertThat(own).allMatch(event -> event.data() instanceof AcceptanceDeemed
                    || event.data() instanceof FactCorrected || event.data() instanceof SupervisionWarningRaised);
            deemed(tally, own, business);
            views(tally, office, own);
        }
    }

    private static void play(Simulation business, Tally tally, SupervisedOffice office) {
        LedgerKeys keys = LedgerKeys.inMemory();
        Intake intake = new Intake(office.codec, office.ledger, keys,
                new Quarantine(office.codec, office.ledger, keys, office.clock),
                new PersonVault(keys, new InMemorySubjectKeys()), 256);
        SupervisionProcess process = office.process();
        send(intake, PROVINCE.foundation().stream().map(office.codec::encode).toList());
        Instant end = END.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        Instant looked = Instant.MIN;
        List<byte[]> together = new ArrayList<>();
        for (Sent sent = business.next(); at(sent).isBefore(end); sent = business.next()) {
            Instant look = LooksADay.lastBefore(at(sent));
            if (!look.equals(looked)) {
                send(intake, together);
                together.clear();
                office.now.set(look);
                process.caughtUp(PATIENCE).block(PATIENCE);
                looked = look;
            }
            tally.sent(sent.happening());
            together.add(sent.record());
        }
        send(intake, together);
        office.now.set(end);
        process.caughtUp(PATIENCE).block(PATIENCE);
    }

    private static Instant at(Sent sent) {
        return sent.happening().sentAt().toInstant();
    }

    private static void send(Intake intake, List<byte[]> records) {
        List<RecordResult> results = intake.acceptAll(Flux.fromIterable(List.copyOf(records)), SENDER).collectList()
                .block(PATIENCE);
        assertThat(results).hasSameSizeAs(records)
                .allMatch(result -> result.status() == RecordResult.Status.RECORDED);
    }

    private static void deemed(Tally tally, List<RecordedEvent> own, Simulation business) {
        Set<String> withdrawn = own.stream().map(RecordedEvent::data).filter(FactCorrected.class::isInstance)
                .map(event -> ((FactCorrected) event).correctedId()).collect(Collectors.toSet());
        List<RecordedEvent> standing = own.stream().filter(event -> event.data() instanceof AcceptanceDeemed)
                .filter(event -> !withdrawn.contains(event.envelope().id())).toList();
        assertThat(standing).extracting(event -> event.envelope().subject())
                .containsExactlyInAnyOrderElementsOf(tally.deemed(END));
        // the fifth working day is that of the story
        assertThat(standing).extracting(event -> ((AcceptanceDeemed) event.data()).deemedOn())
                .contains(LocalDate.of(2026, 3, 6));
        assertThat(standing).allSatisfy(event -> assertThat(event.envelope().time().toLocalDate())
                .isEqualTo(((AcceptanceDeemed) event.data()).deemedOn()));
    }

    private static void views(Tally tally, SupervisedOffice office, List<RecordedEvent> own) {
        List<CaseFile> open = office.views.all(CASES, CaseFileView.ALL)
                .filter(file -> file.closing() == null && file.dueDay() != null && file.dueDay().isBefore(END))
                .collectList().block(PATIENCE);
        assertThat(open).isNotNull();
        assertThat(open).extracting(CaseFile::caseNo).containsExactlyInAnyOrderElementsOf(tally.openPastDue(END));
        // and every one of them was warned of, once for each moment at which a light turned
        List<String> red = own.stream().map(RecordedEvent::data).filter(SupervisionWarningRaised.class::isInstance)
                .map(SupervisionWarningRaised.class::cast).filter(warning -> "light-red".equals(warning.rule()))
                .map(SupervisionWarningRaised::caseNo).toList();
        Set<String> dueBefore = open.stream().filter(file -> file.open() && !file.historical())
                .map(CaseFile::caseNo).collect(Collectors.toCollection(TreeSet::new));
        assertThat(red).isNotEmpty();
        assertThat(own.stream().filter(event -> event.data() instanceof SupervisionWarningRaised))
                .extracting(event -> ((SupervisionWarningRaised) event.data()).caseNo()
                        + ((SupervisionWarningRaised) event.data()).rule() + event.envelope().time())
                .doesNotHaveDuplicates();
        // what was due at the end of the last day is warned of an hour later
        dueBefore.removeIf(caseNo -> open.stream().anyMatch(file -> file.caseNo().equals(caseNo)
                && END.minusDays(1).equals(file.dueDay())));
        assertThat(red).containsAll(dueBefore);
    }
}
