package org.serviceledger.projections.runner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.read.ProjectionStatus.State;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.runner.FaultyStore.Fault;
import org.serviceledger.projections.runner.FlakyStore.Away;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** What the runner does beyond folding. */
class ProjectionRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NINE = "2026-03-02T09:00:00+08:00";
    private static final CaseFileView CASES = new CaseFileView();

    @TempDir
    private Path directory;
    private TestLedger ledger;
    private final List<Projection> opened = new ArrayList<>();

    @BeforeEach
    void openLedger() {
        ledger = new TestLedger();
    }

    @AfterEach
    void close() {
        opened.forEach(Projection::close);
        ledger.close();
    }

    private Projection open() {
        return open(Views.ALL);
    }

    private Projection open(List<View<?>> views) {
        Projection projection = Projection.over(ledger, SqliteViewStore.open(directory.resolve("views.db")), views,
                Projection.FEW_RETRIES);
        opened.add(projection);
        return projection;
    }

    /** Over a store that fails, and closed with the real one. */
    private Projection open(FlakyStore flaky, ViewStore real) {
        Projection projection = Projection.over(ledger, flaky.store(), Views.ALL, Projection.FEW_RETRIES);
        opened.add(new Projection(ledger, real, projection.runner(), projection.meters()));
        return projection;
    }

    private static CaseFile find(Projection projection, String caseNo) {
        return new ViewReader(projection.store(), Generations.only(1)).find(CASES, caseNo).block(PATIENCE);
    }

    private void accept(String caseNo) {
        ledger.append(Facts.fact(NINE, new ApplicationAccepted(caseNo, null, null, null)));
    }

    @Test
    void facts_recorded_before_and_after_the_start_reach_the_views() {
        // given
        accept("A");
        Projection projection = open();
        // when
        projection.runner().start();
        projection.awaitEnd();
        accept("B");
        projection.awaitEnd();
        // then
        assertThat(find(projection, "A")).isNotNull();
        assertThat(find(projection, "B").position()).isEqualTo(1);
        assertThat(projection.runner().status().state()).isEqualTo(State.RUNNING);
        assertThat(projection.runner().status().lag()).isZero();
        assertThat(projection.meters().get("projection.position").gauge().value()).isEqualTo(1);
        assertThat(projection.meters().get("projection.lag").gauge().value()).isZero();
        projection.awaitCounted(2);
    }

    @Test
    void the_feed_tells_the_present_position_and_then_every_later_one_that_a_slow_reader_can_take() {
        // given
        Projection projection = open();
        projection.runner().start();
        accept("A");
        projection.awaitEnd();
        List<Long> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        // when
        Disposable feed = projection.runner().positions().subscribe(told::add);
        accept("B");
        Await.until("the feed tells", () -> told.contains(1L));
        feed.dispose();
        // then
        assertThat(told).startsWith(0L).endsWith(1L).isSorted();
    }

    @Test
    void an_event_of_a_type_that_is_not_known_is_passed_over() {
        // given
        ledger.appendRaw("SomethingOfTheFuture", "{}".getBytes(StandardCharsets.UTF_8), Tag.of("case", "A"));
        accept("A");
        Projection projection = open();
        // when
        projection.runner().start();
        projection.awaitEnd();
        // then
        assertThat(find(projection, "A").accepted()).isNotNull();
        assertThat(projection.runner().status().parkedKeys()).isZero();
    }

    @Test
    void an_event_that_cannot_be_read_parks_what_its_tags_name_and_the_rest_goes_on() {
        // given
        accept("A");
        ledger.appendRaw("CaseClosed", "not json".getBytes(StandardCharsets.UTF_8), Tag.of("case", "A"));
        accept("B");
        ledger.append(Facts.fact(NINE, new CaseClosed("A", "result")));
        Projection projection = open();
        // when
        projection.runner().start();
        projection.awaitEnd();
        // then
        assertThat(find(projection, "A").accepted()).isNotNull();
        assertThat(find(projection, "A").closing()).isNull();
        assertThat(find(projection, "B").accepted()).isNotNull();
        assertThat(projection.runner().status().parkedKeys()).isEqualTo(1);
        assertThat(projection.meters().get("projection.parked").gauge().value()).isEqualTo(1);
        assertThat(projection.store().parked(1, 10).map(ParkedKey::position).blockFirst(PATIENCE))
                .isEqualTo(1);
    }

    @Test
    void a_key_that_an_event_could_not_be_applied_to_stays_parked_after_a_restart() {
        // given
        List<View<?>> views = new ArrayList<>(Views.ALL);
        views.set(0, new NoClosing());
        accept("A");
        ledger.append(Facts.fact(NINE, new CaseClosed("A", "result")));
        Projection broken = open(views);
        broken.runner().start();
        broken.awaitEnd();
        broken.close();
        opened.clear();
        // when the fold is right again, but the generation is the same
        Projection projection = open();
        projection.runner().start();
        ledger.append(Facts.fact(NINE, new CaseClosed("A", "later")), Facts.fact(NINE, new CaseClosed("B", "own")));
        projection.awaitEnd();
        // then
        assertThat(find(projection, "A").closing()).isNull();
        assertThat(find(projection, "B").closing()).isNotNull();
        assertThat(projection.runner().status().parkedKeys()).isEqualTo(1);
    }

    @Test
    void a_store_that_fails_once_is_tried_again_and_one_that_goes_on_failing_stops_the_projection() {
        // given
        ViewStore real = SqliteViewStore.open(directory.resolve("views.db"));
        FaultyStore faulty = new FaultyStore(real, Fault.BEFORE_CURSOR, 1);
        Projection failing = Projection.over(ledger, faulty.store(), Views.ALL, Projection.FEW_RETRIES);
        accept("A");
        // when
        failing.runner().start();
        Await.until("it gives up", () -> faulty.fired() && failing.runner().status().state() == State.STOPPED);
        failing.close();
        // then another one goes on
        Projection next = Projection.over(ledger, real, Views.ALL, Projection.FEW_RETRIES);
        opened.add(next);
        next.runner().start();
        next.awaitEnd();
        assertThat(next.runner().status().state()).isEqualTo(State.RUNNING);
        assertThat(find(next, "A").accepted()).isNotNull();
    }

    @Test
    void a_store_that_comes_back_is_used_again() {
        // given a store that is away for the first two saves of a cursor
        ViewStore real = SqliteViewStore.open(directory.resolve("views.db"));
        FlakyStore flaky = new FlakyStore(real, Away.SAVING_A_CURSOR, 2);
        Projection projection = open(flaky, real);
        accept("A");
        // when
        projection.runner().start();
        projection.awaitEnd();
        // then
        assertThat(flaky.failures()).isEqualTo(2);
        assertThat(projection.runner().status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_read_that_fails_while_the_batch_before_is_saved_loses_nothing_and_doubles_nothing() {
        // given
        ViewStore real = SqliteViewStore.open(directory.resolve("views.db"));
        FlakyStore unreadable = new FlakyStore(real, Away.READ_WHILE_SAVING_VIEWS, 2);
        Projection projection = open(unreadable, real);
        for (int i = 0; i < 300; i++) {
            accept("A" + i);
        }
        // when
        projection.runner().start();
        projection.awaitEnd();
        // then
        assertThat(unreadable.failures()).isEqualTo(2);
        assertThat(projection.documents()).filteredOn(document -> document.kind().equals(CaseFileView.KIND))
                .hasSize(300);
        assertThat(new RateInvariant(real, 1, Views.ALL).check().block(Duration.ofSeconds(20))).isEmpty();
    }

    @Test
    void a_runner_that_is_closed_says_so_and_the_next_one_goes_on_from_its_cursor() {
        // given
        accept("A");
        Projection first = open();
        first.runner().start();
        first.awaitEnd();
        // when
        first.close();
        opened.clear();
        accept("B");
        Projection second = open();
        second.runner().start();
        second.awaitEnd();
        // then
        assertThat(first.runner().status().state()).isEqualTo(State.STOPPED);
        second.awaitCounted(1);
        assertThat(Map.of("A", find(second, "A").position(), "B", find(second, "B").position())).isEqualTo(
                Map.of("A", 0L, "B", 1L));
    }

    /** A fold that cannot close a case. */
    private static final class NoClosing extends DelegatingCaseView {

        @Override
        public CaseFile evolve(CaseFile file, RecordedEvent event) {
            if (event.data() instanceof CaseClosed) {
                throw new IllegalStateException("this fold is broken");
            }
            return super.evolve(file, event);
        }
    }
}
