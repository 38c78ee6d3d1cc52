package org.serviceledger.app.recomputation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.serviceledger.app.recomputation.DisorderlyQuarter.Told;
import org.serviceledger.app.recomputation.Sums.Share;
import org.serviceledger.app.supervision.SupervisedOffice;
import org.serviceledger.app.supervision.SupervisionProcess;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.RateBreakdown.By;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateRow;
import org.serviceledger.query.export.CaseExport;
import org.serviceledger.query.export.FactExport;
import org.serviceledger.query.export.FactExport.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.serviceledger.app.recomputation.DisorderlyQuarter.END;

/**
 * A quarter of business whose facts arrive late and in disorder, while the ledger records by itself what follows from
 * the time: the rates that are shown, every one under each of its definitions, are those that somebody computes who
 * has only the export and the definitions.
 */
class IndependentRecomputationTest {

    private static final int SEEDS = 20;
    private static final int BETWEEN_LOOKS = 250;
    private static final int ONE_BY_ONE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller SENDER = new Caller("source", Set.of(), null, Set.of(Caller.ANY_SOURCE));
    /** In so small a business nobody waits half an hour, and few appointments are told one by one. */
    private static final Set<String> NEVER = Set.of("waiting-time/over-30-minutes",
            "real-time-inflow/five-minutes/appointment");
    private static final Map<String, Share> ALL_TOGETHER = new TreeMap<>();

    private static long deemed;

    @TempDir
    private Path directory;

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, SEEDS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_rates_are_those_recomputed_from_the_export(int seed) throws Exception {
        try (SupervisedOffice office = new SupervisedOffice(directory)) {
            // given
            happen(new DisorderlyQuarter(seed), office);
            RateReader rates = new RateReader(office.views, office.runner, office.clock,
                    new Past(office.ledger, office.codec, office.views, office.runner));
            // when
            Recomputation second = new Recomputation(export(office), END);
            // then
            assertThat(second.cases()).isGreaterThan(40);
            deemed += second.deemed();
            for (String period : List.of("all", "2026-Q1", "2026-02")) {
                Period days = Period.parse(period);
                LocalDate first = period.equals("all") ? LocalDate.MIN : days.first();
                LocalDate last = period.equals("all") ? END : days.last();
                Map<String, Share> found = assertSame(period, second.rates(first, last, ""), rates, Scope.EVERYTHING,
                        days);
                found.forEach((name, share) -> ALL_TOGETHER.merge(name, share, Share::plus));
            }
            assertSame("in a city", second.rates(LocalDate.MIN, END, "9901"), rates,
                    new Scope("990100000000", null, null, null), Period.ALL);
        }
    }

    /** What is nothing of nothing would be the same however it is computed; so would be what is always all. */
    @AfterAll
    static void every_rate_was_a_part_of_something() {
        ALL_TOGETHER.forEach((name, share) -> {
            assertThat(share.denominator()).as(name).isPositive();
            if (!NEVER.contains(name)) {
                assertThat(share.numerator()).as(name).isPositive().isNotEqualTo(share.denominator());
            }
        });
        assertThat(deemed).as("deemed acceptances").isPositive();
    }

    /** Now and then facts are recorded when they are told; most are together, which takes less time. */
    private static void happen(DisorderlyQuarter quarter, SupervisedOffice office) {
        LedgerKeys keys = LedgerKeys.inMemory();
        Intake intake = new Intake(office.codec, office.ledger, keys,
                new Quarantine(office.codec, office.ledger, keys, office.clock),
                new PersonVault(keys, new InMemorySubjectKeys()), 256);
        SupervisionProcess supervision = office.process();
        office.now.set(Instant.EPOCH);
        send(intake, quarter.foundation());
        List<Told> told = quarter.told();
        for (int from = 0; from < told.size(); from += BETWEEN_LOOKS) {
            int to = Math.min(told.size(), from + BETWEEN_LOOKS);
            int single = Math.max(from, to - ONE_BY_ONE);
            tell(intake, told.subList(from, single), office);
            told.subList(single, to).forEach(one -> tell(intake, List.of(one), office));
            supervision.caughtUp(PATIENCE).block(PATIENCE);
        }
        office.now.set(END.atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
        supervision.caughtUp(PATIENCE).block(PATIENCE);
    }

    private static void tell(Intake intake, List<Told> some, SupervisedOffice office) {
        if (!some.isEmpty()) {
            office.now.set(some.getLast().at());
            send(intake, some.stream().map(Told::record).toList());
        }
    }

    private static void send(Intake intake, List<byte[]> records) {
        assertThat(intake.acceptAll(Flux.fromIterable(records), SENDER).collectList().block(PATIENCE))
                .hasSameSizeAs(records).allMatch(result -> result.status() == RecordResult.Status.RECORDED);
    }

    private static Recomputation.Export export(SupervisedOffice office) {
        CaseQuery everyCase = new CaseQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                Set.of(), null, null, null, null, null, false, false, null, null, List.of(), Set.of());
        CaseExport cases = new CaseExport(new CaseSearch(office.views, office.clock), office.views, office.ledger,
                office.codec, office.clock);
        FactExport facts = new FactExport(office.ledger);
        return new Recomputation.Export(lines(cases.ndjson(everyCase)), lines(facts.ndjson(Kind.ITEMS)),
                lines(facts.ndjson(Kind.TICKETS)), lines(facts.ndjson(Kind.APPOINTMENTS)));
    }

    private static List<String> lines(Flux<String> export) {
        return export.collectList().block(PATIENCE).stream().flatMap(String::lines).toList();
    }

    private static Map<String, Share> assertSame(String what, Recomputation.Found expected, RateReader rates,
            Scope scope, Period period) {
        Map<String, Share> found = new TreeMap<>();
        for (Metric metric : MetricCatalogue.all()) {
            RateQuery query = new RateQuery(metric.id(), scope, period);
            for (RateRow row : rates.underEachDefinition(metric, query).collectList().block(PATIENCE)) {
                String name = row.metric() + "/" + row.definition();
                found.put(name, new Share(row.numerator(), row.denominator()));
                if (name.equals("waiting-time/mean")) {
                    assertClose(what, row.spread().p50(), expected.waited(50), row.spread().errorPercent());
                    assertClose(what, row.spread().p90(), expected.waited(90), row.spread().errorPercent());
                }
                if (metric.id().equals("real-time-inflow")) {
                    RateQuery one = new RateQuery(metric.id(), row.definition(), scope, period, null, null);
                    rates.breakdown(one, By.CATEGORY).block(PATIENCE).forEach(part -> found
                            .put(name + "/" + part.key(), new Share(part.numerator(), part.denominator())));
                }
            }
        }
        Map<String, Share> second = new TreeMap<>(expected.rates());
        found.keySet().forEach(name -> second.putIfAbsent(name, new Share(0, 0)));
        assertThat(found).as(what).isEqualTo(second);
        return found;
    }

    /** Within the bound that is stated, and the second to which both are cut. */
    private static void assertClose(String what, Long found, long exact, int percent) {
        assertThat((double) found).as("seconds waited, " + what).isCloseTo(exact, within(exact * percent / 100.0 + 1));
    }
}
