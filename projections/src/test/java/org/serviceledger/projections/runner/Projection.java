package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.Await;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.read.Past;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A runner over a ledger and a store. */
record Projection(TestLedger ledger, ViewStore store, ProjectionRunner runner,
        SimpleMeterRegistry meters) implements AutoCloseable {

    static final RunnerSettings FEW_RETRIES = new RunnerSettings(50, 1 << 20, Duration.ofMillis(1),
            Duration.ofMillis(5), 3);

    /** The same whatever the views say, so that tests may spoil them. */
    private static final String VERSION = "v1";

    static Projection open(TestLedger ledger, Path file) {
        return over(ledger, SqliteViewStore.open(file), Views.ALL, FEW_RETRIES);
    }

    static Projection over(TestLedger ledger, ViewStore store, List<View<?>> views, RunnerSettings settings) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return new Projection(ledger, store,
                new ProjectionRunner(ledger.ledger, ledger.codec, store, views, meters, settings, VERSION),
                meters);
    }

    /** Waits until everything recorded so far has been applied. */
    void awaitEnd() {
        long last = ledger.last();
        Await.until("position " + last, () -> runner.position() >= last);
    }

    /** Waits until so many events are counted, which is done when they are in the views already. */
    void awaitCounted(long events) {
        Await.until(events + " events", () -> meters.get("projection.events").counter().count() >= events);
        assertThat(meters.get("projection.events").counter().count()).isEqualTo(events);
    }

    ViewReader views() {
        return new ViewReader(store, Generations.only(1));
    }

    RateReader rates(LedgerClock clock) {
        return new RateReader(views(), runner, clock, new Past(ledger.ledger, ledger.codec, views(), runner));
    }

    List<ViewDocument> documents() {
        List<ViewDocument> all = new ArrayList<>();
        for (View<?> view : Views.ALL) {
            all.addAll(store.scan(1, view.kind(), "", 100_000).collectList().block(Duration.ofSeconds(20)));
        }
        return all;
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
