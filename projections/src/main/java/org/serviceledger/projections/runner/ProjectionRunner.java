package org.serviceledger.projections.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.View;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * Keeps the views up with the ledger. It takes the events that have arrived, up to a batch, folds
 * them into the views and saves buckets first, then views, then the cursor: after a crash anywhere
 * the same batch gives the same differences, and what was saved already skips them by its stamp.
 *
 * <p>An event that cannot be applied parks its entity; the rest goes on.
 */
public final class ProjectionRunner implements ProjectionFeed, AutoCloseable {

    /** Name under which progress is reported. */
    public static final String NAME = "service-views";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final int BATCH_EVENTS = 1000;
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewStore store;
    private final List<View<?>> views;
    private final Lane lane;
    private final Counter applied;
    private final Progress progress = new Progress();
    private final Set<String> parkedKeys = new HashSet<>();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 1000, "projection", 60, true);
    private volatile @Nullable Disposable running;
    private volatile boolean stopping;

    public ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views, Lane lane,
            MeterRegistry registry) {
        this.ledger = ledger;
        this.codec = codec;
        this.store = store;
        this.views = List.copyOf(views);
        this.lane = lane;
        this.applied = Counter.builder("projection.events").description("Events applied to the views")
                .register(registry);
        Gauge.builder("projection.position", progress, p -> p.position()).register(registry);
        Gauge.builder("projection.lag", this, r -> r.status().lag()).description("Events not yet applied")
                .register(registry);
        Gauge.builder("projection.parked", this, r -> r.status().parkedKeys()).register(registry);
    }

    /** Starts where the cursor stands. Does nothing when it runs already. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        stopping = false;
        Flux<Long> work = Flux.defer(() -> Mono.zip(store.cursor(lane), store.parked(lane).collectList()))
                .concatMap(start -> {
                    parkedKeys.clear();
                    start.getT2().forEach(key -> parkedKeys.add(Batch.parkedName(key.kind(), key.id())));
                    progress.reached(start.getT1(), 0);
                    progress.parked(parkedKeys.size());
                    return Flux.defer(this::step).repeat(() -> !stopping);
                });
        running = work.subscribeOn(scheduler)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(5))
                        .doBeforeRetry(s -> LOG.warn("the views could not be kept up, trying again: {}",
                                String.valueOf(s.failure()))))
                .subscribe(position -> {}, e -> LOG.error("the views stand still", e));
    }

    /** One batch; waits for the next event when there is none. */
    private Mono<Long> step() {
        long next = progress.position() + 1;
        return ledger.read(next).take(BATCH_EVENTS).collectList().publishOn(scheduler)
                .flatMap(stored -> stored.isEmpty() ? awaitPosition(next) : apply(stored));
    }

    private Mono<Long> awaitPosition(long position) {
        progress.idle();
        return ledger.heads().map(Head::nextPosition).filter(end -> end > position).next().publishOn(scheduler);
    }

    private Mono<Long> apply(List<StoredEvent> stored) {
        List<ParkedKey> unreadable = new ArrayList<>();
        List<RecordedEvent> events = decode(stored, unreadable);
        long last = stored.getLast().position();
        return loadAll(events).publishOn(scheduler).map(loaded -> new Batch(views, events, loaded, parkedKeys).apply())
                .flatMap(batch -> {
                    List<ParkedKey> parked = new ArrayList<>(unreadable);
                    parked.addAll(batch.parked());
                    return store.saveBuckets(lane, batch.bucketChanges())
                            .then(store.saveViews(lane, batch.documents())).then(park(parked))
                            .then(store.saveCursor(lane, last)).thenReturn(last);
                }).doOnNext(position -> {
                    applied.increment(stored.size());
                    progress.reached(position, stored.size());
                });
    }

    private List<RecordedEvent> decode(List<StoredEvent> stored, List<ParkedKey> unreadable) {
        List<RecordedEvent> events = new ArrayList<>(stored.size());
        for (StoredEvent event : stored) {
            try {
                events.add(codec.recorded(event));
            } catch (RuntimeException e) {
                unreadable.add(
                        new ParkedKey("event", String.valueOf(event.position()), event.position(), String.valueOf(e)));
            }
        }
        return events;
    }

    private Mono<Map<String, Map<String, ViewDocument>>> loadAll(List<RecordedEvent> events) {
        return Flux.fromIterable(Batch.keysOf(views, events).entrySet())
                .concatMap(keys -> store.load(lane, keys.getKey(), keys.getValue())
                        .map(documents -> Map.entry(keys.getKey(), documents)))
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
    }

    private Mono<Void> park(List<ParkedKey> keys) {
        return Flux.fromIterable(keys).concatMap(key -> store.park(lane, key).doOnSuccess(done -> {
            LOG.error("ALARM: {} {} stands still at position {}: {}", key.kind(), key.id(), key.position(),
                    key.reason());
            parkedKeys.add(Batch.parkedName(key.kind(), key.id()));
            progress.parked(parkedKeys.size());
        })).then();
    }

    @Override
    public long position() {
        return progress.position();
    }

    @Override
    public Flux<Long> positions() {
        return progress.positions();
    }

    @Override
    public ProjectionStatus status() {
        return progress.status(NAME, lane, ledger.head().nextPosition() - 1, running != null);
    }

    @Override
    public synchronized void close() {
        stopping = true;
        Disposable work = running;
        running = null;
        if (work != null) {
            work.dispose();
        }
        scheduler.disposeGracefully().timeout(CLOSING_PATIENCE).onErrorComplete().block();
    }
}
