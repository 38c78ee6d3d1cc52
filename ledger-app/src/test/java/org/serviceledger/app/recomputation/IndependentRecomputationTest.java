package org.serviceledger.app.recomputation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.serviceledger.app.config.ProjectionConfiguration;
import org.serviceledger.app.demo.DemoCitizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Simulation;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.app.demo.simulator.SimulationSettings;
import org.serviceledger.app.demo.simulator.WorkingCalendar;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateRow;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.runner.ProjectionRunner;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;
import org.serviceledger.query.export.CaseExport;
import org.serviceledger.query.export.FactExport;
import org.serviceledger.query.export.FactExport.Kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A quarter of business whose facts arrive late and in disorder: the rates that are shown are those that somebody
 * computes who has only the export and the definitions.
 */
class IndependentRecomputationTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final LocalDate END = LocalDate.of(2026, 4, 1);
    private static final double CASES_PER_DAY = 1.5;
    private static final int SEEDS = 20;
    private static final Pattern ITEM = Pattern.compile("\"itemCode\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller SENDER = new Caller("source", Set.of(), null, Set.of(Caller.ANY_SOURCE));
    private static final Province PROVINCE = Province.load();

    @TempDir
    private Path directory;

    private record Told(Instant at, byte[] record) {}

    static List<Integer> seeds() {
        return java.util.stream.IntStream.rangeClosed(1, SEEDS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_rates_are_those_recomputed_from_the_export(int seed) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        LedgerClock clock = now::get;
        CloudEventCodec codec = new CloudEventCodec();
        LedgerKeys keys = LedgerKeys.inMemory();
        try (GroupCommitLedger ledger = new GroupCommitLedger(new InMemoryLedgerStore(), clock,
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
                SqliteViewStore store = SqliteViewStore.open(directory.resolve("views.db"));
                ProjectionRunner runner = new ProjectionRunner(ledger, codec, store, ProjectionConfiguration.VIEWS,
                        new SimpleMeterRegistry())) {
            // given
            Intake intake = new Intake(codec, ledger, keys, new Quarantine(codec, ledger, keys, clock),
                    new PersonVault(keys, new InMemorySubjectKeys()), 256);
            List<Told> told = disorderly(seed);
            send(intake, foundation(seed, told).map(codec::encode).toList());
            for (int from = 0; from < told.size(); from += 500) {
                List<Told> some = told.subList(from, Math.min(told.size(), from + 500));
                now.set(some.getLast().at());
                send(intake, some.stream().map(Told::record).toList());
            }
            now.set(END.atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
            runner.start();
            await(runner, ledger.head().nextPosition() - 1);
            ViewReader views = new ViewReader(store, Generations.only(1));
            RateReader rates = new RateReader(views, runner, clock, new Past(ledger, codec, views, runner));
            // when
            FactExport facts = new FactExport(ledger);
            Recomputation second = new Recomputation(new Recomputation.Export(
                    lines(new CaseExport(new CaseSearch(views, clock), views, ledger, codec, clock)
                            .ndjson(everyCase())),
                    lines(facts.ndjson(Kind.ITEMS)), lines(facts.ndjson(Kind.TICKETS)),
                    lines(facts.ndjson(Kind.APPOINTMENTS))), END);
            // then
            assertThat(second.cases()).isGreaterThan(60);
            for (String period : List.of("all", "2026-Q1", "2026-02")) {
                Period days = Period.parse(period);
                LocalDate first = period.equals("all") ? LocalDate.MIN : days.first();
                LocalDate last = period.equals("all") ? END : days.last();
                assertSame(period, second.rates(first, last, ""), rates, Scope.EVERYTHING, days);
            }
            assertSame("in a city", second.rates(LocalDate.MIN, END, "9901"), rates,
                    new Scope("990100000000", null, null, null), Period.ALL);
        }
    }

    private static List<String> lines(Flux<String> export) {
        return export.collectList().block(PATIENCE).stream().flatMap(String::lines).toList();
    }

    private static void assertSame(String what, Recomputation.Found expected, RateReader rates, Scope scope,
            Period period) {
        Map<String, Sums.Share> found = new TreeMap<>();
        Map<String, Sums.Share> second = new TreeMap<>(expected.rates());
        MetricCatalogue.all().stream().filter(
                metric -> RECOMPUTED.stream().anyMatch(name -> name.startsWith(metric.id() + "/"))).forEach(metric -> {
                    for (RateRow row : rates.underEachDefinition(metric, new RateQuery(metric.id(), scope, period))
                            .collectList().block(PATIENCE)) {
                        String name = row.metric() + "/" + row.definition();
                        if (RECOMPUTED.contains(name)) {
                            found.put(name, new Sums.Share(row.numerator(), row.denominator()));
                            second.putIfAbsent(name, new Sums.Share(0, 0));
                        }
                        if (name.equals("waiting-time/mean")) {
                            assertClose(what, row.spread().p50(), expected.waited(50), row.spread().errorPercent());
                            assertClose(what, row.spread().p90(), expected.waited(90), row.spread().errorPercent());
                        }
                    }
                });
        assertThat(found).as(what).hasSameSizeAs(RECOMPUTED).isEqualTo(second);
    }

    /** Within the bound that is stated, and the second to which both are cut. */
    private static void assertClose(String what, Long found, long exact, int percent) {
        assertThat((double) found).as("seconds waited, " + what).isCloseTo(exact, within(exact * percent / 100.0 + 1));
    }

    private static final Set<String> RECOMPUTED = Set.of("online-take-up/submitted", "online-take-up/closed",
            "fully-online/cases", "at-most-one-visit/observed", "at-most-one-visit/none-observed",
            "at-most-one-visit/mean", "instant-handling/cases", "on-time-closing/promise",
            "on-time-closing/closed-only", "on-time-closing/legal", "trace-completeness/all",
            "one-time-notice/standard", "active-review/standard", "positive-review/submitted",
            "positive-review/with-default", "negative-review-rectified/rectified",
            "negative-review-rectified/contacted", "materials-waived/standard", "trace-completeness/live",
            "notice-within-5-days/standard", "delivery-within-10-days/standard", "online-availability/A",
            "online-availability/B", "online-availability/C", "online-availability/D", "fully-online/items",
            "hall-presence/comprehensive", "hall-presence/with-branches", "hall-presence/gross",
            "at-most-one-visit/achieved", "at-most-one-visit/declared", "at-most-one-visit/none-declared",
            "instant-handling/items", "promise-compression/promised", "waiting-time/mean",
            "waiting-time/over-30-minutes", "ticket-missed/standard", "ticket-abandoned/standard",
            "appointment-honoured/standard");

    /** What the province is made of; of its items one quarter has all, the others those that somebody applied for. */
    private static Stream<EventEnvelope> foundation(int seed, List<Told> told) {
        Set<String> applied = told.stream().map(one -> ITEM.matcher(new String(one.record(), UTF_8)))
                .filter(Matcher::find).map(found -> found.group(1)).collect(Collectors.toSet());
        return PROVINCE.foundation().stream().filter(
                fact -> seed == 1 || !(fact.data() instanceof ItemEvent item) || applied.contains(item.itemCode()));
    }

    /** One fact in five is told up to twenty days late, and neighbours change places. */
    private static List<Told> disorderly(int seed) {
        Random random = new Random(seed);
        Simulation business = new Simulation(PROVINCE, WorkingCalendar.load(),
                new SimulationSettings(seed, FIRST, CASES_PER_DAY, seed == 1), DemoCitizen.of(PROVINCE));
        List<Told> told = new ArrayList<>();
        for (Sent sent = business.next(); sent.happening().sentAt().toLocalDate().isBefore(END); sent = business
                .next()) {
            long minutes = random.nextInt(5) == 0 ? random.nextInt(20 * 24 * 60) : random.nextInt(600);
            told.add(new Told(sent.happening().sentAt().toInstant().plus(Duration.ofMinutes(minutes)), sent.record()));
        }
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    private static CaseQuery everyCase() {
        return new CaseQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null,
                null, null, null, false, false, null, null, List.of(), Set.of());
    }

    private static void send(Intake intake, List<byte[]> records) {
        List<RecordResult> results = intake.acceptAll(Flux.fromIterable(records), SENDER).collectList()
                .block(PATIENCE);
        assertThat(results).hasSameSizeAs(records)
                .allMatch(result -> result.status() == RecordResult.Status.RECORDED);
    }

    private static void await(ProjectionRunner runner, long position) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runner.position() < position) {
            assertThat(System.nanoTime()).as("waited in vain for the views").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
