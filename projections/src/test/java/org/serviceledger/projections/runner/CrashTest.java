package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.serviceledger.projections.Await;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.runner.FaultyStore.Fault;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that dies at any write, and another one that goes on, leave the numbers of an undisturbed run. */
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final RunnerSettings SMALL = new RunnerSettings(37, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(2), 0);
    private static final RunnerSettings OTHER = new RunnerSettings(23, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(2), 0);

    @TempDir
    private static Path directory;
    private static TestLedger ledger;
    private static State expected;

    @BeforeAll
    static void fillLedger() {
        ledger = new TestLedger();
        ledger.append(RandomProvince.amendedFacts(42, 60));
        expected = run(directory.resolve("undisturbed.db"), SMALL);
        assertThat(expected.buckets()).isNotEmpty();
        assertThat(expected.violations()).isEmpty();
        assertThat(expected.parked()).hasSizeGreaterThan(2);
    }

    @AfterAll
    static void closeLedger() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void after_a_crash_at_any_write_the_numbers_are_those_of_an_undisturbed_run(Fault fault) {
        for (int occurrence : List.of(1, 3)) {
            // given
            Path file = directory.resolve(fault + "-" + occurrence + ".db");
            crash(file, fault, occurrence);
            // when
            State found = run(file, OTHER);
            // then
            assertThat(found).as("%s, time %d", fault, occurrence).isEqualTo(expected);
        }
    }

    @Test
    void writing_views_before_buckets_would_lose_differences() {
        // given a process that saves views first and dies before the buckets
        Path file = directory.resolve("wrong-order.db");
        try (ViewStore real = SqliteViewStore.open(file)) {
            FaultyStore faulty = new FaultyStore(real, Fault.BEFORE_BUCKETS, 2);
            ViewStore viewsFirst = WrongOrder.over(faulty.store());
            die(faulty, viewsFirst);
        }
        // when
        State found = run(file, OTHER);
        // then
        assertThat(found.documents()).isEqualTo(expected.documents());
        assertThat(found.buckets()).isNotEqualTo(expected.buckets());
        assertThat(found.violations()).isNotEmpty();
    }

    @Test
    void crash_upon_crash_with_batches_of_other_lengths_gives_the_same_numbers() {
        // given
        Path file = directory.resolve("again.db");
        for (Fault fault : List.of(Fault.AFTER_BUCKETS, Fault.BETWEEN_VIEWS, Fault.BETWEEN_BUCKETS, Fault.AFTER_VIEWS,
                Fault.BETWEEN_BUCKETS, Fault.BEFORE_CURSOR)) {
            crash(file, fault, 1);
        }
        // when
        State found = run(file, OTHER);
        // then
        assertThat(found).isEqualTo(expected);
    }

    private static void crash(Path file, Fault fault, int occurrence) {
        try (ViewStore real = SqliteViewStore.open(file)) {
            FaultyStore faulty = new FaultyStore(real, fault, occurrence);
            die(faulty, faulty.store());
        }
    }

    private static void die(FaultyStore faulty, ViewStore store) {
        ProjectionRunner runner = runner(store, SMALL);
        runner.start();
        Await.until("the fault fires", faulty::fired);
        runner.close();
        assertThat(runner.position()).isLessThan(ledger.last());
    }

    private static State run(Path file, RunnerSettings settings) {
        try (ViewStore store = SqliteViewStore.open(file)) {
            ProjectionRunner runner = runner(store, settings);
            runner.start();
            Await.until("the end", () -> runner.position() == ledger.last());
            runner.close();
            return State.of(store);
        }
    }

    private static ProjectionRunner runner(ViewStore store, RunnerSettings settings) {
        return new ProjectionRunner(ledger.ledger, ledger.codec, store, views(),
                new io.micrometer.core.instrument.simple.SimpleMeterRegistry(), settings);
    }

    /** The real views, but a few cases break at their second event. */
    private static List<View<?>> views() {
        List<View<?>> views = new ArrayList<>(Views.ALL);
        views.set(0, new BreakingCaseView(new HashSet<>(List.of("case-3", "case-17", "case-29", "case-50"))));
        return views;
    }

    private record State(Set<ViewDocument> documents, Map<BucketKey, Amount> buckets, List<ParkedKey> parked,
            List<RateInvariant.Violation> violations) {

        static State of(ViewStore store) {
            Set<ViewDocument> documents = new HashSet<>();
            for (View<?> view : Views.ALL) {
                documents.addAll(store.scan(1, view.kind(), "", 100_000).collectList().block(PATIENCE));
            }
            Map<BucketKey, Amount> buckets = new HashMap<>();
            for (String metric : store.metrics(1).collectList().block(PATIENCE)) {
                store.sums(1, metric, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)).collectList()
                        .block(PATIENCE)
                        .forEach(sum -> buckets.put(new BucketKey(metric, sum.item(), sum.day()), sum.amount()));
            }
            buckets.values().removeIf(Amount::isNone);
            return new State(documents, buckets, store.parked(1, 1000).collectList().block(PATIENCE),
                    new RateInvariant(store, 1, views()).check().block(PATIENCE));
        }
    }
}
