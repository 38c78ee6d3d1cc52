package org.serviceledger.projections.runner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.rates.Period.Step;
import org.serviceledger.projections.read.EvidenceReader;
import org.serviceledger.projections.read.EvidenceReader.Part;
import org.serviceledger.projections.read.EvidenceRow;
import org.serviceledger.projections.read.ListCursor;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.RateBreakdown;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateReport;
import org.serviceledger.projections.read.RateRow;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Rates as they were known are those of a ledger that ended then; evidence and parts add up to them. */
class PastRatesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final boolean FULL = Boolean.getBoolean("ledger.test.full");
    private static final int MOMENTS = FULL ? 6 : 2;
    private static final int FACTS = FULL ? 60 : 40;
    private static final List<Scope> SCOPES = List.of(Scope.EVERYTHING, new Scope("990100", null, null, null),
            new Scope(null, null, "dept-1", null), new Scope(null, null, null, "item-2"));
    private static final List<String> PERIODS = List.of("all", "2026-01", "2026-02-10");

    @TempDir
    private Path directory;

    /** Facts in the order in which they are recorded, some of them weeks late. */
    private record Told(Instant at, EventEnvelope fact, boolean readable) {

        Told unreadable() {
            return new Told(at, fact, false);
        }
    }

    /** Cannot follow the closing of some cases. */
    private static final class NoClosing extends DelegatingCaseView {

        @Override
        public CaseFile evolve(CaseFile file, RecordedEvent event) {
            if (event.data() instanceof CaseClosed && Math.floorMod(file.caseNo().hashCode(), 3) == 0) {
                throw new IllegalStateException("this fold is broken");
            }
            return super.evolve(file, event);
        }
    }

    private static final List<View<?>> BROKEN = Stream
            .concat(Stream.of(new NoClosing()), Views.ALL.stream().skip(1)).toList();

    private static List<Told> told(long seed) {
        Random random = new Random(seed);
        List<Told> told = new ArrayList<>();
        for (EventEnvelope fact : RandomProvince.amendedFacts(seed, FACTS)) {
            long minutes = random.nextInt(5) == 0 ? random.nextInt(30 * 24 * 60) : random.nextInt(5);
            told.add(new Told(fact.time().toInstant().plus(Duration.ofMinutes(minutes)), fact, true));
        }
        told.sort(Comparator.comparing(Told::at).thenComparing(one -> one.fact().id()));
        return told;
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, FULL ? 3 : 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_known_at_a_moment_is_what_a_ledger_says_that_ended_then(long seed) {
        // given
        isKnown(seed, told(seed), Views.ALL);
    }

    @Test
    void so_it_is_where_events_cannot_be_read_and_cases_stand_still() {
        // given
        long seed = 1;
        Random random = new Random(-seed);
        List<Told> all = told(seed).stream().map(told -> random.nextInt(12) == 0 ? told.unreadable() : told).toList();
        isKnown(seed, all, BROKEN);
    }

    private void isKnown(long seed, List<Told> all, List<View<?>> views) {
        Random random = new Random(seed);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (TestLedger ledger = ledger(now, all);
                Projection projection = open(ledger, "all", views)) {
            projection.runner().start();
            projection.awaitEnd();
            now.set(Instant.parse("2026-12-01T00:00:00Z"));
            RateReader reader = projection.rates(now::get);
            EvidenceReader evidence = new EvidenceReader(reader, projection.views());
            for (int i = 0; i < MOMENTS; i++) {
                int count = 1 + random.nextInt(all.size() - 1);
                Instant moment = all.get(count - 1).at();
                while (count < all.size() && !all.get(count).at().isAfter(moment)) {
                    count++;
                }
                // when
                List<String> expected = before(all.subList(0, count), moment, "until-" + i, views);
                // then
                assertThat(said(reader, evidence, moment)).as("seed %d after %d facts, at %s", seed, count, moment)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void what_is_known_right_after_a_calendar_from_a_source_is_what_is_known_now() {
        // given
        List<Told> all = told(1);
        int count = all.size();
        while (!(all.get(count - 1).fact().data() instanceof CalendarAmended)
                || all.get(count - 1).fact().historical()) {
            count--;
        }
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (TestLedger ledger = ledger(now, all.subList(0, count));
                Projection projection = Projection.open(ledger, directory.resolve("calendar.db"))) {
            projection.runner().start();
            projection.awaitEnd();
            RateReader reader = projection.rates(now::get);
            EvidenceReader evidence = new EvidenceReader(reader, projection.views());
            // when
            List<String> known = said(reader, evidence, all.get(count - 1).at());
            // then
            assertThat(known).isEqualTo(said(reader, evidence, null));
        }
    }

    @Test
    void what_has_not_been_recorded_yet_cannot_be_reported() {
        try (TestLedger ledger = new TestLedger();
                Projection projection = Projection.open(ledger,
                        directory.resolve("end.db"))) {
            ledger.append(told(1).getFirst().fact());
            projection.runner().start();
            projection.awaitEnd();
            RateReport reports = new RateReport(projection.rates(Instant::now));
            // when
            Mono<RateReport.Made> beyond = reports.made(new RateReport.Subject("2026-01", null, 1,
                    LocalDate.parse("2026-02-01")));
            // then
            StepVerifier.create(beyond).verifyError(Past.PositionNotReachedException.class);
        }
    }

    private Projection open(TestLedger ledger, String name, List<View<?>> views) {
        return Projection.over(ledger, SqliteViewStore.open(directory.resolve(name + ".db")), views,
                Projection.FEW_RETRIES);
    }

    private List<String> before(List<Told> facts, Instant moment, String name, List<View<?>> views) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (TestLedger ledger = ledger(now, facts);
                Projection projection = open(ledger, name, views)) {
            projection.runner().start();
            projection.awaitEnd();
            now.set(moment);
            RateReader reader = projection.rates(now::get);
            return said(reader, new EvidenceReader(reader, projection.views()), null);
        }
    }

    private static TestLedger ledger(AtomicReference<Instant> now, List<Told> facts) {
        LedgerClock clock = now::get;
        TestLedger ledger = new TestLedger(clock);
        for (Told told : facts) {
            now.set(told.at());
            if (told.readable()) {
                ledger.append(told.fact());
            } else {
                ledger.appendRaw(told.fact().type(), "not json".getBytes(StandardCharsets.UTF_8),
                        told.fact().data().tags().toArray(Tag[]::new));
            }
        }
        return ledger;
    }

    /** Everything that can be asked, as it is known at a moment or now; parts and evidence are held against the rates. */
    private static List<String> said(RateReader reader, EvidenceReader evidence, Instant knownAt) {
        List<String> said = new ArrayList<>();
        for (Scope scope : SCOPES) {
            for (String period : PERIODS) {
                for (Metric metric : MetricCatalogue.all()) {
                    RateQuery query = new RateQuery(metric.id(), null, scope, Period.parse(period), null, knownAt);
                    for (RateRow row : reader.underEachDefinition(metric, query).collectList().block(PATIENCE)) {
                        RateQuery one = new RateQuery(metric.id(), row.definition(), scope, Period.parse(period), null,
                                knownAt);
                        said.add(metric.id() + "/" + row.definition() + scope + period + row.numerator() + "/"
                                + row.denominator() + row.targets() + row.spread());
                        if (period.equals("all")) {
                            addsUp(row, reader.breakdown(one, RateBreakdown.By.ITEM).block(PATIENCE));
                        }
                        if (!period.equals("2026-01")) {
                            addsUp(row, evidence, one);
                        }
                    }
                }
            }
            said.add(String
                    .valueOf(reader.trend(new RateQuery("on-time-closing", null, scope, Period.ALL, null, knownAt),
                            Step.MONTH, 6).collectList().block(PATIENCE)));
        }
        return said;
    }

    private static void addsUp(RateRow row, List<RateBreakdown.Part> parts) {
        assertThat(parts.stream().mapToLong(RateBreakdown.Part::numerator).sum()).isEqualTo(row.numerator());
        assertThat(parts.stream().mapToLong(RateBreakdown.Part::denominator).sum()).isEqualTo(row.denominator());
    }

    private static void addsUp(RateRow row, EvidenceReader evidence, RateQuery query) {
        List<EvidenceRow> below = all(evidence, query, Part.DENOMINATOR);
        List<EvidenceRow> above = all(evidence, query, Part.NUMERATOR);
        assertThat(below.stream().mapToLong(EvidenceRow::denominator).sum()).as("below %s of %s", row, query)
                .isEqualTo(row.denominator());
        assertThat(above.stream().mapToLong(EvidenceRow::numerator).sum()).as("above %s of %s", row, query)
                .isEqualTo(row.numerator());
        assertThat(below).extracting(EvidenceRow::id).doesNotHaveDuplicates();
    }

    private static List<EvidenceRow> all(EvidenceReader evidence, RateQuery query, Part part) {
        List<EvidenceRow> rows = new ArrayList<>();
        ListCursor cursor = null;
        do {
            ListPage<EvidenceRow> page = evidence.page(query, part, 7, cursor).block(PATIENCE);
            rows.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }
}
