package org.serviceledger.app.demo.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import org.serviceledger.app.config.ProjectionConfiguration;
import org.serviceledger.app.demo.DemoCitizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.app.demo.simulator.Tally.Share;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateRow;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.runner.ProjectionRunner;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A month of business through the intake and the views: the views say exactly what the simulator counted
 * while it sent, and what it drew lies where its parameters say.
 */
class SimulatedMonthTest {

    private static final int SEEDS = 20;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate END = LocalDate.of(2026, 4, 1);
    private static final double CASES_PER_DAY = 12;
    private static final double STANDARD_ERRORS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller SENDER = new Caller("source", Set.of(), null, Set.of(Caller.ANY_SOURCE));
    private static final CaseFileView CASES = new CaseFileView();
    private static final Province PROVINCE = Province.load();

    @TempDir
    private Path directory;

    @Test
    void for_twenty_seeds_the_views_equal_the_simulators_own_tally() throws Exception {
        Map<Parameter, long[]> drawn = new EnumMap<>(Parameter.class);
        List<String> outliers = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Draws draws = month(seed);
            for (Parameter parameter : Parameter.values()) {
                Draws.Count count = draws.of(parameter);
                long[] sum = drawn.computeIfAbsent(parameter, any -> new long[2]);
                sum[0] += count.trials();
                sum[1] += count.hits();
                if (count.standardErrorsFrom(parameter.share()) > STANDARD_ERRORS) {
                    outliers.add(parameter + " of seed " + seed + ": " + count);
                }
            }
        }
        // then each parameter over all months together
        drawn.forEach((parameter, sum) -> {
            Draws.Count all = new Draws.Count(sum[0], sum[1]);
            assertThat(all.trials()).as(parameter + " was drawn").isPositive();
            assertThat(all.standardErrorsFrom(parameter.share())).as(parameter + ": " + all)
                    .isLessThan(STANDARD_ERRORS);
        });
        // and of the 560 single ones no more than chance alone puts there: 1.5 in the mean
        assertThat(outliers).hasSizeLessThanOrEqualTo(6);
    }

    private Draws month(long seed) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        LedgerClock clock = now::get;
        CloudEventCodec codec = new CloudEventCodec();
        LedgerKeys keys = LedgerKeys.inMemory();
        Tally tally = new Tally(PROVINCE, WorkingCalendar.load());
        Simulation business = new Simulation(PROVINCE, WorkingCalendar.load(),
                new SimulationSettings(seed, FIRST, CASES_PER_DAY, true), DemoCitizen.of(PROVINCE));
        try (GroupCommitLedger ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock,
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
                SqliteViewStore store = SqliteViewStore.open(directory.resolve("views-" + seed + ".db"));
                ProjectionRunner runner = new ProjectionRunner(ledger, codec, store, ProjectionConfiguration.VIEWS,
                        new SimpleMeterRegistry())) {
            Intake intake = new Intake(codec, ledger, keys, new Quarantine(codec, ledger, keys, clock),
                    new PersonVault(keys, new InMemorySubjectKeys()), 256);
            runner.start();
            List<byte[]> founding = PROVINCE.foundation().stream().map(codec::encode).toList();
            send(intake, founding);
            List<byte[]> day = new ArrayList<>();
            Sent sent = business.next();
            while (sent.happening().sentAt().toLocalDate().isBefore(END)) {
                tally.sent(sent.happening());
                day.add(sent.record());
                Instant at = sent.happening().sentAt().toInstant();
                sent = business.next();
                if (day.size() == 1000 || !sent.happening().sentAt().toLocalDate().isBefore(END)) {
                    now.set(at);
                    send(intake, day);
                    day.clear();
                }
            }
            now.set(END.atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
            check(seed, tally, ledger, new ViewReader(store, Generations.only(1)),
                    rates(new ViewReader(store, Generations.only(1)), ledger, codec, runner, clock),
                    runner);
            return business.draws();
        }
    }

    private static RateReader rates(ViewReader views, GroupCommitLedger ledger, CloudEventCodec codec,
            ProjectionRunner runner, LedgerClock clock) {
        return new RateReader(views, runner, clock, new Past(ledger, codec, views, runner));
    }

    private static void send(Intake intake, List<byte[]> records) {
        List<RecordResult> results = intake.acceptAll(Flux.fromIterable(List.copyOf(records)), SENDER).collectList()
                .block(PATIENCE);
        assertThat(results).hasSameSizeAs(records)
                .allMatch(result -> result.status() == RecordResult.Status.RECORDED);
    }

    private static void check(long seed, Tally tally, GroupCommitLedger ledger, ViewReader views, RateReader rates,
            ProjectionRunner runner) throws Exception {
        long head = ledger.head().nextPosition() - 1;
        assertThat(head + 1).as("seed " + seed)
                .isEqualTo(PROVINCE.foundation().size() + tally.records()).isGreaterThan(3_000);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runner.position() < head) {
            assertThat(System.nanoTime()).as("waited in vain for the views").isLessThan(deadline);
            Thread.sleep(5);
        }
        Set<String> openPastDue = views.all(CASES, CaseFileView.ALL)
                .filter(file -> file.closing() == null && file.dueDay() != null && file.dueDay().isBefore(END))
                .map(CaseFile::caseNo).collect(Collectors.toCollection(TreeSet::new)).block(PATIENCE);
        assertThat(openPastDue).as("seed " + seed).isEqualTo(tally.openPastDue(END));
        assertThat(shareOf(rates, "online-take-up")).as("seed " + seed).isEqualTo(tally.onlineTakeUp());
        assertThat(shareOf(rates, "positive-review")).as("seed " + seed).isEqualTo(tally.positiveReview());
        assertThat(shareOf(rates, "on-time-closing")).as("seed " + seed).isEqualTo(tally.onTimeClosing(END));
    }

    private static Share shareOf(RateReader rates, String metric) {
        RateRow row = rates.rates(new RateQuery(metric, RateQuery.Scope.EVERYTHING, Period.ALL)).blockLast(PATIENCE);
        assertThat(row).isNotNull();
        return new Share(row.numerator(), row.denominator());
    }
}
