package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.read.ListCursor;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.read.ProjectionStatus.PartitionStatus;
import org.serviceledger.projections.read.ProjectionStatus.Phase;
import org.serviceledger.projections.read.ProjectionStatus.Rebuild;
import org.serviceledger.projections.read.RebuildRefused;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.runner.FaultyStore.Fault;
import org.serviceledger.projections.runner.RunnerSettings.Sharing;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;
import org.serviceledger.projections.store.ViewStoreException;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Views are built anew beside those in use, compared with them, and readers go over. */
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Sharing SHARING = new Sharing(3, 100, Duration.ofMillis(20), Duration.ofMillis(400),
            Duration.ofMinutes(10));
    private static final RunnerSettings SETTINGS = new RunnerSettings(37, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(20), 3, SHARING);
    private static final CaseFileView CASES = new CaseFileView();

    @TempDir
    private Path directory;
    private TestLedger ledger;
    private List<EventEnvelope> facts;
    private ViewStore store;
    private final List<ProjectionRunner> runners = new ArrayList<>();

    @BeforeEach
    void open() {
        ledger = new TestLedger();
        facts = RandomProvince.facts(11, 70);
        store = SqliteViewStore.open(directory.resolve("views.db"));
    }

    @AfterEach
    void close() {
        runners.forEach(ProjectionRunner::close);
        store.close();
        ledger.close();
    }

    private ProjectionRunner start(ViewStore on, RunnerSettings settings, String version, List<View<?>> views) {
        ProjectionRunner runner = new ProjectionRunner(ledger.ledger, ledger.codec, on, views,
                new SimpleMeterRegistry(), settings, version);
        runners.add(runner);
        runner.start();
        return runner;
    }

    private ProjectionRunner start() {
        return start(store, SETTINGS, "v1", Views.ALL);
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i += 500) {
            ledger.append(facts.subList(i, Math.min(i + 500, to)));
        }
    }

    private void awaitEnd(ProjectionRunner runner) {
        Await.until("the end", () -> runner.position() == ledger.last(), runner::status);
    }

    private static Rebuild awaitPhase(ProjectionRunner runner, int generation, Phase phase) {
        AtomicReference<Rebuild> found = new AtomicReference<>();
        Await.until(phase + " of generation " + generation, () -> {
            Rebuild rebuild = runner.status().rebuild();
            found.set(rebuild);
            return rebuild != null && rebuild.generation() == generation && rebuild.phase() == phase;
        });
        return found.get();
    }

    private void rebuildAndSwitch(ProjectionRunner runner, int generation) {
        runner.rebuild().block(PATIENCE);
        awaitPhase(runner, generation, Phase.SWITCHED);
        Await.until("readers have gone over", () -> runner.generations().inUse() == generation);
    }

    private ViewsDigest.Digest digest(int generation) {
        return new ViewsDigest(store, Views.ALL).of(generation).block(PATIENCE);
    }

    @Test
    void readers_notice_nothing_while_views_are_built_anew_under_way_and_the_new_ones_are_identical() throws Exception {
        // given a process that reads all the time, while facts come in
        append(0, 200);
        ProjectionRunner runner = start();
        awaitEnd(runner);
        String known = facts.stream().filter(fact -> CASES.keyOf(new RecordedEvent(0, java.time.Instant.EPOCH,
                fact)) != null).findFirst().orElseThrow().subject();
        ViewReader reader = new ViewReader(store, runner.generations());
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        List<String> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread reading = Thread.ofPlatform().start(() -> {
            long position = -1;
            while (!done.get()) {
                long now = runner.position();
                CaseFile found = reader.find(CASES, known).block(PATIENCE);
                if (found == null || now < position) {
                    failures.add("found %s, position %d after %d".formatted(found, now, position));
                }
                position = now;
                reads.incrementAndGet();
            }
        });
        Thread recording = Thread.ofPlatform().start(() -> {
            for (int i = 200; i + 5 <= facts.size(); i += 5) {
                append(i, i + 5);
            }
        });
        // when
        rebuildAndSwitch(runner, 2);
        recording.join();
        awaitEnd(runner);
        done.set(true);
        reading.join();
        // then
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isPositive();
        Rebuild rebuild = runner.status().rebuild();
        assertThat(rebuild.identical()).isTrue();
        assertThat(rebuild.documents()).isGreaterThan(50);
        assertThat(rebuild.buckets()).isGreaterThan(50);
        assertThat(rebuild.differences()).isEmpty();
        assertThat(rebuild.switchMillis()).isNotNull();
        assertThat(new RateInvariant(store, 2, Views.ALL).check().block(PATIENCE)).isEmpty();
    }

    @Test
    void with_no_facts_in_between_both_generations_have_one_hash_whatever_their_partitions() {
        // given
        append(0, facts.size());
        ProjectionRunner before = start();
        awaitEnd(before);
        before.close();
        ProjectionRunner runner = start(store, SETTINGS.with(new Sharing(5, 7, SHARING.tick(), SHARING.lease(),
                SHARING.afterlife())), "v1", Views.ALL);
        // when
        rebuildAndSwitch(runner, 2);
        // then
        assertThat(runner.status().rebuild().identical()).isTrue();
        assertThat(runner.status().partitions()).hasSize(5);
        assertThat(digest(2)).isEqualTo(digest(1));
        assertThat(digest(1).documents()).isGreaterThan(100);
        assertThat(digest(1).buckets()).isGreaterThan(100);
    }

    @Test
    void what_was_changed_behind_the_runner_is_found_and_named_and_is_right_again() {
        // given
        append(0, facts.size());
        ProjectionRunner runner = start();
        awaitEnd(runner);
        ViewDocument one = store.scan(1, CaseFileView.KIND, "", 1).blockFirst(PATIENCE);
        Lane later = new Lane(1, 0, 1_000_000);
        store.saveViews(later, List.of(new ViewDocument(one.kind(), one.id(), one.position() + 100_000,
                one.listKeys(), one.listSort(), one.json()))).block(PATIENCE);
        // when
        rebuildAndSwitch(runner, 2);
        // then
        Rebuild rebuild = runner.status().rebuild();
        assertThat(rebuild.identical()).isFalse();
        assertThat(rebuild.differences()).containsExactly("case " + one.id());
        assertThat(store.find(2, one.kind(), one.id()).block(PATIENCE)).isEqualTo(one);
    }

    @Test
    void a_rebuild_rests_goes_on_and_can_be_given_up() {
        // given
        append(0, facts.size());
        SharedStore slow = new SharedStore(store);
        ProjectionRunner runner = start(slow.store(), SETTINGS, "v1", Views.ALL);
        awaitEnd(runner);
        slow.stick();
        runner.rebuild().block(PATIENCE);
        assertThatThrownBy(() -> runner.rebuild().block(PATIENCE)).isInstanceOf(RebuildRefused.class);
        // when
        runner.pauseRebuild().block(PATIENCE);
        slow.loosen();
        awaitPhase(runner, 2, Phase.PAUSED);
        Await.until("nobody has its partitions", () -> store.partitions(2).collectList().block(PATIENCE).stream()
                .allMatch(partition -> partition.owner().isEmpty()));
        Rebuild resting = runner.status().rebuild();
        assertThat(resting.position()).isLessThan(ledger.last());
        assertThat(resting.percent()).isLessThan(100);
        // then it goes on to the end
        runner.resumeRebuild().block(PATIENCE);
        awaitPhase(runner, 2, Phase.SWITCHED);
        Await.until("readers went over", () -> runner.generations().inUse() == 2);
        // when another one is given up
        slow.stick();
        runner.rebuild().block(PATIENCE);
        awaitPhase(runner, 3, Phase.BUILDING);
        runner.cancelRebuild().block(PATIENCE);
        slow.loosen();
        // then
        Await.until("nothing is left of it", () -> store.scan(3, CaseFileView.KIND, "", 10).collectList()
                .block(PATIENCE).isEmpty() && runner.status().rebuild().generation() == 2);
        assertThat(runner.generations().inUse()).isEqualTo(2);
        assertThatThrownBy(() -> runner.cancelRebuild().block(PATIENCE)).isInstanceOf(RebuildRefused.class);
    }

    @Test
    void a_list_is_read_to_its_end_in_the_generation_it_was_begun_in_and_is_told_when_that_is_gone() {
        // given
        append(0, facts.size());
        RunnerSettings shortLived = SETTINGS.with(new Sharing(3, 100, SHARING.tick(), SHARING.lease(),
                Duration.ofSeconds(3)));
        ProjectionRunner runner = start(store, shortLived, "v1", Views.ALL);
        awaitEnd(runner);
        ViewReader reader = new ViewReader(store, runner.generations());
        ListQuery cases = new ListQuery(CaseFileView.KIND, CaseFileView.ALL, false, "", "", 7);
        ListPage<CaseFile> page = reader.page(CASES, cases, null).block(PATIENCE);
        ListCursor begun = page.next();
        // when
        rebuildAndSwitch(runner, 2);
        Set<String> seen = new HashSet<>();
        page.items().forEach(file -> seen.add(file.caseNo()));
        int rows = page.items().size();
        for (ListCursor next = begun; next != null; next = page.next()) {
            assertThat(next.generation()).isEqualTo(1);
            page = reader.page(CASES, cases, ListCursor.parse(next.text())).block(PATIENCE);
            page.items().forEach(file -> seen.add(file.caseNo()));
            rows += page.items().size();
        }
        // then
        assertThat(rows).isEqualTo(seen.size())
                .isEqualTo(store.scan(2, CaseFileView.KIND, "", 1000).count().block(PATIENCE).intValue());
        Await.until("the old one is deleted",
                () -> store.scan(1, CaseFileView.KIND, "", 10).collectList().block(PATIENCE).isEmpty());
        assertThatThrownBy(() -> reader.page(CASES, cases, begun).block(PATIENCE))
                .isInstanceOf(ViewStoreException.GenerationGone.class);
        assertThat(reader.page(CASES, cases, null).block(PATIENCE).next().generation()).isEqualTo(2);
    }

    @Test
    void views_of_another_version_are_built_anew_by_themselves_while_the_old_ones_are_served() {
        // given
        append(0, 200);
        ProjectionRunner old = start();
        awaitEnd(old);
        old.close();
        append(200, facts.size());
        // when
        ProjectionRunner runner = start(store, SETTINGS, "v2", Views.ALL);
        // then it has begun with the old generation, and goes over
        Await.until("the new one is read", () -> runner.generations().inUse() == 2);
        awaitEnd(runner);
        assertThat(runner.status().version()).isEqualTo("v2");
        assertThat(runner.status().rebuild().identical()).as("other views may say something else").isNull();
        assertThat(new RateInvariant(store, 2, Views.ALL).check().block(PATIENCE)).isEmpty();
        // and what another version made was not written to any more
        assertThat(store.partitions(1).collectList().block(PATIENCE)).allMatch(p -> p.position() == 199);
    }

    @Test
    void a_version_is_left_alone_as_long_as_a_process_keeps_it_up() {
        // given
        append(0, 200);
        ProjectionRunner old = start(new SharedStore(store).store(), SETTINGS, "v1", Views.ALL);
        awaitEnd(old);
        // when
        ProjectionRunner next = start(new SharedStore(store).store(), SETTINGS, "v2", Views.ALL);
        append(200, facts.size());
        awaitEnd(old);
        // then
        Await.until("the other one follows what it is", () -> next.position() == ledger.last());
        assertThat(next.status().rebuild()).isNull();
        assertThat(next.status().partitions()).noneMatch(PartitionStatus::here);
        // when it leaves
        old.close();
        // then
        Await.until("the new one is read", () -> next.generations().inUse() == 2);
    }

    @Test
    void what_stands_still_heals_in_a_new_generation() {
        // given
        append(0, facts.size());
        List<View<?>> broken = new ArrayList<>(Views.ALL);
        broken.set(0, new BreakingCaseView(Set.of("case-3", "case-5")));
        ProjectionRunner old = start(store, SETTINGS, "v1", broken);
        awaitEnd(old);
        Await.until("they are told", () -> old.status().parked().size() == 2);
        List<String> still = old.status().parked().stream().map(key -> key.kind() + " " + key.id()).toList();
        assertThat(still).containsExactlyInAnyOrder("case case-3", "case case-5");
        old.close();
        ProjectionRunner runner = start();
        Await.until("they are told", () -> runner.status().parked().size() == 2);
        // when
        rebuildAndSwitch(runner, 2);
        // then
        assertThat(runner.status().parkedKeys()).isZero();
        assertThat(runner.status().rebuild().differences()).containsAll(still);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"BEFORE_PARK", "AFTER_PARK"}, mode = EnumSource.Mode.EXCLUDE)
    void a_process_that_dies_at_any_write_of_a_rebuild_leaves_it_to_the_next(Fault fault) {
        // given
        append(0, facts.size());
        ProjectionRunner before = start();
        awaitEnd(before);
        before.close();
        // when
        FaultyStore faulty = new FaultyStore(store, fault, 3);
        ProjectionRunner dying = start(faulty.store(), SETTINGS, "v1", Views.ALL);
        dying.rebuild().block(PATIENCE);
        Await.until("the fault fires", faulty::fired);
        dying.abandon();
        assertThat(store.partitions(2).collectList().block(PATIENCE)).anyMatch(p -> p.position() < ledger.last());
        // then
        ProjectionRunner next = start();
        awaitPhase(next, 2, Phase.SWITCHED);
        assertThat(next.status().rebuild().identical()).isTrue();
        assertThat(digest(2)).isEqualTo(digest(1));
    }

    @Test
    void two_processes_build_together_each_partition_by_one_of_them() {
        // given
        append(0, facts.size());
        ProjectionRunner one = start(new SharedStore(store).store(), SETTINGS, "v1", Views.ALL);
        ProjectionRunner two = start(new SharedStore(store).store(), SETTINGS, "v1", Views.ALL);
        awaitEnd(one);
        awaitEnd(two);
        // when
        two.rebuild().block(PATIENCE);
        // then both go over
        Await.until("both have gone over",
                () -> one.generations().inUse() == 2 && two.generations().inUse() == 2);
        assertThat(store.partitions(2).collectList().block(PATIENCE)).extracting(p -> p.owner()).doesNotContain("")
                .hasSize(3);
        assertThat(one.status().rebuild().identical()).isTrue();
        assertThat(digest(2)).isEqualTo(digest(1));
    }
}
