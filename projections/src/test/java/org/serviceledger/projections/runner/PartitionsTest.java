package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.ledger.mongodb.MongoDatabases;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.read.ProjectionStatus.PartitionStatus;
import org.serviceledger.projections.read.ProjectionStatus.State;
import org.serviceledger.projections.runner.RunnerSettings.Sharing;
import org.serviceledger.projections.runner.ViewsDigest.Digest;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.mongodb.MongoViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Several processes on one store share the partitions, and take over from one that dies. */
class PartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARTITIONS = 6;
    private static final RunnerSettings SHARING = new RunnerSettings(37, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(20), 100,
            new Sharing(PARTITIONS, 100, Duration.ofMillis(20), Duration.ofMillis(400), Duration.ofMinutes(10)));

    @TempDir
    private Path directory;
    private TestLedger ledger;
    private List<EventEnvelope> facts;
    private final List<ProjectionRunner> runners = new ArrayList<>();
    private final List<ViewStore> stores = new ArrayList<>();

    @BeforeEach
    void openLedger() {
        ledger = new TestLedger();
        facts = RandomProvince.facts(7, 150);
    }

    @AfterEach
    void close() {
        runners.forEach(ProjectionRunner::close);
        stores.forEach(ViewStore::close);
        ledger.close();
    }

    private ViewStore sqlite(String name) {
        ViewStore store = SqliteViewStore.open(directory.resolve(name));
        stores.add(store);
        return store;
    }

    private ProjectionRunner start(ViewStore store) {
        ProjectionRunner runner = new ProjectionRunner(ledger.ledger, ledger.codec, store, Views.ALL,
                new SimpleMeterRegistry(), SHARING, "v1");
        runners.add(runner);
        runner.start();
        return runner;
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i += 40) {
            ledger.append(facts.subList(i, Math.min(i + 40, to)));
        }
    }

    private void awaitEnd(ProjectionRunner... all) {
        for (ProjectionRunner runner : all) {
            Await.until("the end", () -> runner.position() == ledger.last());
        }
    }

    private static Map<String, Integer> owners(ProjectionRunner runner) {
        Map<String, Integer> counts = new TreeMap<>();
        for (PartitionStatus partition : runner.status().partitions()) {
            counts.merge(partition.owner(), 1, Integer::sum);
        }
        return counts;
    }

    private static void awaitShares(ProjectionRunner runner, Integer... shares) {
        Await.until("shares " + List.of(shares), () -> !owners(runner).containsKey("")
                && owners(runner).values().stream().sorted().toList().equals(List.of(shares)));
    }

    /** What one process makes of the same log, with one partition. */
    private Digest undisturbed() {
        ViewStore store = sqlite("undisturbed.db");
        RunnerSettings alone = Projection.FEW_RETRIES
                .with(new Sharing(1, 0, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofMinutes(1)));
        ProjectionRunner runner = new ProjectionRunner(ledger.ledger, ledger.codec, store, Views.ALL,
                new SimpleMeterRegistry(), alone, "v1");
        runner.start();
        awaitEnd(runner);
        runner.close();
        return digest(store);
    }

    private static Digest digest(ViewStore store) {
        return new ViewsDigest(store, Views.ALL).of(1).block(PATIENCE);
    }

    private static void assertInvariant(ViewStore store) {
        assertThat(new RateInvariant(store, 1, Views.ALL).check().block(PATIENCE)).isEmpty();
    }

    @Test
    void entities_are_spread_over_all_partitions_and_say_the_same_as_in_one() {
        // given
        append(0, facts.size());
        ViewStore store = sqlite("views.db");
        // when
        ProjectionRunner runner = start(store);
        awaitEnd(runner);
        // then
        assertThat(runner.status().partitions()).hasSize(PARTITIONS).allMatch(PartitionStatus::here)
                .allMatch(partition -> partition.position() == ledger.last());
        for (PartitionStatus partition : runner.status().partitions()) {
            var lane = new org.serviceledger.projections.store.Lane(1, partition.partition(), 0);
            assertThat(store.list(lane, new ViewStore.ListQuery("case", "all", false, "", "", 1000)).count()
                    .block(PATIENCE)).isGreaterThan(5);
        }
        assertThat(digest(store)).isEqualTo(undisturbed());
        assertInvariant(store);
    }

    @Test
    void processes_share_the_partitions_evenly_and_those_that_join_or_leave_move_no_more_than_needed() {
        // given
        ViewStore store = sqlite("views.db");
        append(0, 100);
        ProjectionRunner one = start(new SharedStore(store).store());
        awaitShares(one, 6);
        // when, then
        ProjectionRunner two = start(new SharedStore(store).store());
        awaitShares(one, 3, 3);
        awaitShares(two, 3, 3);
        ProjectionRunner three = start(new SharedStore(store).store());
        awaitShares(three, 2, 2, 2);
        append(100, 300);
        awaitEnd(one, two, three);
        // when one leaves
        two.close();
        awaitShares(one, 3, 3);
        append(300, facts.size());
        awaitEnd(one, three);
        // then
        assertThat(three.status().state()).isEqualTo(State.RUNNING);
        assertThat(digest(store)).isEqualTo(undisturbed());
        assertInvariant(store);
    }

    @Test
    void the_partitions_of_a_process_that_dies_are_taken_over_by_the_others() {
        // given
        ViewStore store = sqlite("views.db");
        append(0, 200);
        ProjectionRunner one = start(new SharedStore(store).store());
        ProjectionRunner two = start(new SharedStore(store).store());
        awaitShares(one, 3, 3);
        // when
        two.abandon();
        append(200, facts.size());
        awaitShares(one, 6);
        awaitEnd(one);
        // then
        assertThat(digest(store)).isEqualTo(undisturbed());
        assertInvariant(store);
    }

    @Test
    void what_an_owner_writes_after_others_have_taken_over_has_no_effect() {
        // given an owner whose writes stick on the way, so that it seems dead to the others for good
        ViewStore store = sqlite("views.db");
        append(0, 200);
        SharedStore slow = new SharedStore(store);
        ProjectionRunner one = start(slow.store());
        awaitEnd(one);
        slow.stick();
        append(200, 300);
        one.abandonTicks();
        // when
        ProjectionRunner two = start(new SharedStore(store).store());
        awaitShares(two, 6);
        append(300, facts.size());
        awaitEnd(two);
        Digest before = digest(store);
        slow.loosen();
        Await.until("it learns that it is no owner any more", one::holdsNothing);
        // then
        assertThat(digest(store)).isEqualTo(before).isEqualTo(undisturbed());
        assertInvariant(store);
    }

    @Test
    void two_processes_on_mongodb_share_and_the_survivor_goes_on() {
        String address = MongoStandIn.newDatabase();
        try {
            // given
            append(0, 150);
            ViewStore first = MongoViewStore.open(address).block(PATIENCE);
            ViewStore second = MongoViewStore.open(address).block(PATIENCE);
            stores.addAll(List.of(first, second));
            ProjectionRunner one = start(first);
            ProjectionRunner two = start(second);
            awaitShares(one, 3, 3);
            append(150, 300);
            awaitEnd(one, two);
            // when
            one.abandon();
            append(300, facts.size());
            awaitShares(two, 6);
            awaitEnd(two);
            // then
            assertThat(digest(second)).isEqualTo(undisturbed());
        } finally {
            MongoDatabases.drop(address);
        }
    }
}
