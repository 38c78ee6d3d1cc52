package org.serviceledger.projections.runner;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Keeps the views up with the ledger. It takes the events that have arrived, up to a batch, folds
 * them into the views and saves buckets first, then views, then the cursor: after a crash anywhere
 * the same batch gives the same differences, and what was saved already skips them by its stamp.
 *
 * <p>An event that cannot be applied parks its entity; the rest goes on. A store or ledger that does
 * not answer is tried again from the cursor, with growing waits and not for ever; a second owner of
 * the same partition stops the first.
 */
public final class ProjectionRunner implements ProjectionFeed, AutoCloseable {

    /** Name under which progress is reported. */
    public static final String NAME = "service-views";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewStore store;
    private final List<View<?>> views;
    private final RunnerSettings settings;
    private final Counter applied;
    private final Progress progress = new Progress();
    private final AtomicLong failuresInARow = new AtomicLong();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 1000, "projection", 60, true);
    private volatile Lane lane;
    private volatile ParkedKeys parkedKeys = new ParkedKeys();
    private volatile KnownReferences references = KnownReferences.NONE;
    private volatile @Nullable Disposable running;
    private volatile boolean stopping;

    /** A runner with the usual bounds. */
    public ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views, Lane lane,
            MeterRegistry registry) {
        this(ledger, codec, store, views, lane, registry, RunnerSettings.defaults());
    }

    /**
     * @param lane generation and partition to keep up; the epoch is claimed at each start
     */
    public ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views, Lane lane,
            MeterRegistry registry, RunnerSettings settings) {
        this.ledger = ledger;
        this.codec = codec;
        this.store = store;
        this.views = List.copyOf(views);
        this.lane = lane;
        this.settings = settings;
        this.applied = Counter.builder("projection.events").description("Events applied to the views")
                .register(registry);
        Gauge.builder("projection.position", progress, Progress::position)
                .description("Position of the last event applied").register(registry);
        Gauge.builder("projection.lag", this, runner -> runner.status().lag()).description("Events not yet applied")
                .register(registry);
        Gauge.builder("projection.parked", progress, Progress::parked)
                .description("Entities that stand still because an event could not be applied").register(registry);
    }

    /** Takes the partition over and starts where its cursor stands. Does nothing when it runs already. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        stopping = false;
        Mono<Lane> claimed = Mono.defer(() -> store.claim(lane.generation(), lane.partition()));
        Flux<Long> work = claimed.retryWhen(retry()).doOnNext(owned -> lane = owned)
                .thenMany(Flux.defer(this::fromCursor).retryWhen(retry()));
        running = work.subscribeOn(scheduler).doFinally(end -> progress.stopped()).subscribe(position -> {},
                e -> LOG.error("ALARM: the views stand still at position {}", progress.position(), e));
    }

    /** Gives up at once where trying again cannot help, and otherwise after so many failures in a row. */
    private Retry retry() {
        return Retry.from(signals -> signals.concatMap(signal -> {
            long failures = failuresInARow.incrementAndGet();
            if (isFinal(signal.failure()) || failures > settings.retries()) {
                return Mono.<Long>error(signal.failure());
            }
            Duration wait = settings.firstBackoff().multipliedBy(1L << Math.min(20, failures - 1));
            Duration bounded = wait.compareTo(settings.longestBackoff()) < 0 ? wait : settings.longestBackoff();
            LOG.warn("the views could not be kept up, trying again in {}: {}", bounded,
                    String.valueOf(signal.failure()));
            return Mono.delay(bounded, scheduler);
        }));
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof ViewStoreException.StaleOwner || failure instanceof LedgerException.Corrupt
                || failure instanceof ParkedKeys.TooManyException;
    }

    private Flux<Long> fromCursor() {
        // What was saved of items and calendars may be ahead of the cursor. Then cases are settled by it a little
        // earlier than the first time, which ends the same: buckets that have the difference skip it by their stamp.
        Mono<KnownReferences> known = new ReferenceReader(store, Generations.only(lane.generation())).all();
        return Mono.zip(store.cursor(lane), store.parked(lane).collectList(), known).publishOn(scheduler)
                .flatMapMany(found -> {
                    references = found.getT3();
                    parkedKeys = ParkedKeys.of(found.getT2());
                    progress.started(found.getT1(), parkedKeys.size());
                    return Flux.defer(this::step).repeat(() -> !stopping);
                });
    }

    /** One batch; waits for the next event when there is none. */
    private Mono<Long> step() {
        long next = progress.position() + 1;
        AtomicLong bytes = new AtomicLong();
        return ledger.read(next).take(settings.batchEvents())
                .takeUntil(event -> bytes.addAndGet(event.payload().length) >= settings.batchBytes()).collectList()
                .publishOn(scheduler).flatMap(stored -> stored.isEmpty() ? awaitPosition(next) : apply(stored));
    }

    private Mono<Long> awaitPosition(long position) {
        progress.idle();
        return ledger.heads().map(Head::nextPosition).filter(end -> end > position).next().publishOn(scheduler)
                .doOnNext(end -> progress.busy());
    }

    private Mono<Long> apply(List<StoredEvent> stored) {
        List<Arrival> arrivals = stored.stream().map(event -> Arrival.of(event, codec, views)).toList();
        return untilResettlement(arrivals).publishOn(scheduler).flatMap(count -> count == 0
                ? apply(arrivals.subList(0, 1), stored.getFirst().position(), true)
                : apply(arrivals.subList(0, count), stored.get(count - 1).position(), false));
    }

    private Mono<Long> apply(List<Arrival> arrivals, long last, boolean resettle) {
        return load(arrivals).publishOn(scheduler)
                .map(documents -> new Batch(views, documents, references, parkedKeys).apply(arrivals))
                .flatMap(batch -> (resettle ? saveAndResettle(batch, arrivals.getFirst()) : save(batch))
                        .thenReturn(batch.references()))
                .flatMap(after -> store.saveCursor(lane, last).thenReturn(after)).publishOn(scheduler).map(after -> {
                    references = after;
                    failuresInARow.set(0);
                    applied.increment(arrivals.size());
                    progress.reached(last, arrivals.size(), parkedKeys.size());
                    return last;
                });
    }

    /**
     * How many events can be applied together: those before the first one that changes reference data which a
     * case may depend on. Zero when that is the first one, and stored views do depend on it.
     */
    private Mono<Integer> untilResettlement(List<Arrival> arrivals) {
        boolean others = false;
        Mono<Integer> answer = Mono.just(arrivals.size());
        List<Mono<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            if (!(arrivals.get(i) instanceof Arrival.Readable(RecordedEvent event))) {
                continue;
            }
            boolean changes = views.stream().anyMatch(view -> !view.dependents(event).isEmpty());
            if (changes && others) {
                answer = Mono.just(i);
                break;
            }
            if (changes) {
                int before = i;
                asked.add(resettlement().concerns(event).filter(concerns -> concerns).map(concerns -> before));
            } else {
                others = true;
            }
        }
        return Flux.concat(asked).next().switchIfEmpty(answer);
    }

    private Resettlement resettlement() {
        return new Resettlement(store, lane, views, parkedKeys);
    }

    /** What stands still is noted first, so that a rerun leaves out the same events. */
    private Mono<Void> save(Batch batch) {
        return Flux.fromIterable(batch.parked()).concatMap(this::park).then()
                .then(Mono.defer(() -> store.saveBuckets(lane, batch.bucketChanges())))
                .then(Mono.defer(() -> store.saveViews(lane, batch.documents())));
    }

    /** The event's own differences and those of the views that follow are one, since they have one stamp. */
    private Mono<Void> saveAndResettle(Batch batch, Arrival arrival) {
        if (!(arrival instanceof Arrival.Readable(RecordedEvent event))) {
            return save(batch);
        }
        Resettlement follow = resettlement();
        return Flux.fromIterable(batch.parked()).concatMap(this::park).then()
                .then(follow.differences(event, batch.references())).publishOn(scheduler)
                .map(differences -> changes(batch, event, differences))
                .flatMap(changes -> store.saveBuckets(lane, changes))
                .then(Mono.defer(() -> follow.save(event, batch.references())))
                .then(Mono.defer(() -> store.saveViews(lane, batch.documents())));
    }

    private static List<BucketChange> changes(Batch batch, RecordedEvent event,
            Map<BucketKey, Amount> differences) {
        batch.bucketChanges().forEach(own -> differences.merge(own.bucket(), own.difference(), Amount::plus));
        LocalDate recordedOn = Days.of(event.recordedAt());
        return differences.entrySet().stream().filter(entry -> !entry.getValue().isNone())
                .map(entry -> new BucketChange(entry.getKey(), event.position(), recordedOn, entry.getValue()))
                .toList();
    }

    private Mono<Void> park(ParkedKey key) {
        return store.park(lane, key).doOnSuccess(done -> {
            LOG.error("ALARM: {} {} stands still at position {}: {}", key.kind(), key.id(), key.position(),
                    key.reason());
            ParkedKeys more = parkedKeys.copy();
            more.add(key);
            parkedKeys = more;
        });
    }

    private Mono<Map<EntityKey, ViewDocument>> load(List<Arrival> arrivals) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Readable readable) {
                for (View<?> view : views) {
                    String id = view.keyOf(readable.event());
                    if (id != null) {
                        ids.computeIfAbsent(view.kind(), kind -> new HashSet<>()).add(id);
                    }
                }
            }
        }
        return Flux.fromIterable(ids.entrySet()).concatMap(kind -> store.load(lane, kind.getKey(), kind.getValue()))
                .collect(HashMap::new, (all, some) -> some.values()
                        .forEach(document -> all.put(new EntityKey(document.kind(), document.id()), document)));
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
        return progress.status(NAME, lane, ledger.head().nextPosition() - 1);
    }

    /** Stops for good. A batch in hand may be left half saved; whoever goes on puts that right. */
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
