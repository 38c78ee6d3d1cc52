package org.serviceledger.projections.runner;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.reference.CalendarMoves;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * One partition of a generation in the hands of its owner: its cursor, what stands still, its reference
 * data, the entities used last. Saves buckets first, then views, then the cursor: after a crash anywhere
 * the same events give the same differences, and what was saved already skips them by its stamp.
 *
 * <p>What was folded is taken into memory before it is saved; a batch can be folded while the one before is
 * saved. Folded and taken by one thread at a time.
 */
final class Partition {

    private static final Logger LOG = LoggerFactory.getLogger(Partition.class);

    private final ViewStore store;
    private final Lane lane;
    private final Share share;
    private final int cached;
    private EntityCache cache;
    private final Scheduler scheduler;
    private volatile long position = -1;
    private long reached = -1;
    private volatile ParkedKeys parkedKeys = new ParkedKeys();
    private KnownReferences references = KnownReferences.NONE;
    private boolean loaded;

    /**
     * @param cached    how many entities are kept in memory
     * @param scheduler on which events are folded
     */
    Partition(ViewStore store, Lane lane, Share share, int cached, Scheduler scheduler) {
        this.store = store;
        this.lane = lane;
        this.share = share;
        this.cached = cached;
        this.cache = new EntityCache(cached);
        this.scheduler = scheduler;
    }

    Lane lane() {
        return lane;
    }

    /** Position up to which everything is saved. */
    long position() {
        return position;
    }

    /** Position up to which everything is taken into memory. */
    long reached() {
        return reached;
    }

    int parked() {
        return parkedKeys.size();
    }

    /** What is in memory is no longer trusted, for a write has failed: it is read again before the next event. */
    void distrust() {
        loaded = false;
    }

    /** Reads where the partition stands; does nothing when that is known. */
    Mono<Void> load() {
        // What was saved of reference data may be ahead of the cursor. Then cases are settled by it a little
        // earlier than the first time, which ends the same: buckets that have the difference skip it by their stamp.
        return loaded
                ? Mono.empty()
                : Mono.zip(store.cursor(lane), store.parked(lane).collectList(),
                        new CopyReader(store, lane).all()).doOnNext(found -> {
                            // A new one: a fold that was given up may still be reading the other.
                            cache = new EntityCache(cached);
                            position = found.getT1();
                            reached = position;
                            parkedKeys = ParkedKeys.of(found.getT2());
                            references = found.getT3();
                            loaded = true;
                        }).then();
    }

    /** Whether stored views of the generation, of this partition or another, depend on what the event changes. */
    Mono<Boolean> hasDependents(RecordedEvent event) {
        return resettlement().concerns(event);
    }

    /** What came of a run of events: the documents are texts already, for the thread that saves has others to serve. */
    record Folded(Batch batch, List<ViewDocument> documents) {}

    /**
     * Folds events of which none changes reference data that stored views depend on, and changes nothing yet; empty
     * when the partition has them all.
     */
    Mono<Folded> fold(List<Arrival> arrivals) {
        List<Arrival> fresh = after(arrivals);
        return fresh.isEmpty()
                ? Mono.empty()
                : batch(fresh).map(batch -> new Folded(batch, batch.documents()));
    }

    /** Goes on from what was folded; the batch before is saved. */
    void take(Folded folded) {
        Batch batch = folded.batch();
        cache.take(batch.entities());
        references = batch.references();
        stand(batch.parked());
    }

    private void stand(List<ParkedKey> still) {
        if (!still.isEmpty()) {
            ParkedKeys more = parkedKeys.copy();
            still.forEach(more::add);
            parkedKeys = more;
        }
    }

    /** Notes that everything up to a position has been taken. */
    void reach(long last) {
        reached = Math.max(reached, last);
    }

    /** Saves what was taken. */
    Mono<Void> save(Folded folded) {
        // What stands still is noted first, so that a rerun leaves out the same events.
        return park(folded.batch().parked()).then(Mono.defer(() -> saveBuckets(folded.batch().bucketChanges())))
                .then(Mono.defer(() -> saveViews(folded.documents())));
    }

    /** Applies one event that changes reference data, and lets the views follow that depend on it. */
    Mono<Void> applyAndResettle(Arrival.Readable arrival) {
        return fold(List.of(arrival)).flatMap(folded -> {
            KnownReferences before = references;
            take(folded);
            return saveAndResettle(folded, before, arrival.event());
        }).doOnSuccess(done -> {
            cache.clear();
            reach(arrival.position());
        });
    }

    /** Notes that everything up to a position has been applied. */
    Mono<Void> moveTo(long last) {
        return last <= position ? Mono.empty() : store.saveCursor(lane, last).doOnSuccess(done -> position = last);
    }

    /** A partition that was ahead of the others has some of the events already. */
    private List<Arrival> after(List<Arrival> arrivals) {
        return arrivals.getFirst().position() > reached
                ? arrivals
                : arrivals.stream().filter(arrival -> arrival.position() > reached).toList();
    }

    /** Folds on the runner's threads: those of the store have others to serve. */
    private Mono<Batch> batch(List<Arrival> arrivals) {
        return documents(arrivals).publishOn(scheduler)
                .map(documents -> new Batch(share, documents, cache, references, parkedKeys).apply(arrivals));
    }

    private Mono<Map<EntityKey, ViewDocument>> documents(List<Arrival> arrivals) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Readable readable) {
                for (Concern concern : share.concerns(readable)) {
                    if (!cache.has(concern.key())) {
                        ids.computeIfAbsent(concern.key().kind(), kind -> new HashSet<>()).add(concern.key().id());
                    }
                }
            }
        }
        return Flux.fromIterable(ids.entrySet()).concatMap(kind -> store.load(lane, kind.getKey(), kind.getValue()))
                .collect(HashMap::new, (all, some) -> some.values()
                        .forEach(document -> all.put(new EntityKey(document.kind(), document.id()), document)));
    }

    private Resettlement resettlement() {
        return new Resettlement(store, lane, share.views(), parkedKeys);
    }

    /** The event's own differences and those of the views that follow are one, since they have one stamp. */
    private Mono<Void> saveAndResettle(Folded folded, KnownReferences before, RecordedEvent event) {
        Batch batch = folded.batch();
        return park(batch.parked()).then(Mono.defer(() -> {
            Resettlement follow = resettlement();
            return follow.differences(event, before, batch.references())
                    .doOnNext(differences -> stand(follow.parked()))
                    .flatMap(differences -> park(follow.parked())
                            .then(Mono.defer(() -> saveBuckets(changes(batch, event, differences))))
                            .then(Mono.defer(() -> CalendarMoves.keep(store, lane, event, differences))))
                    .then(Mono.defer(() -> follow.save(event, before, batch.references())))
                    .then(Mono.defer(() -> saveViews(folded.documents())));
        }));
    }

    private Mono<Void> saveBuckets(List<BucketChange> changes) {
        return changes.isEmpty() ? Mono.empty() : store.saveBuckets(lane, changes);
    }

    private Mono<Void> saveViews(List<ViewDocument> documents) {
        return documents.isEmpty() ? Mono.empty() : store.saveViews(lane, documents);
    }

    /** Both together; the moves themselves are kept apart, for whoever looks back counts the event by itself. */
    private static List<BucketChange> changes(Batch batch, RecordedEvent event, Map<BucketKey, Amount> moves) {
        Map<BucketKey, Amount> differences = new HashMap<>(moves);
        batch.bucketChanges().forEach(own -> differences.merge(own.bucket(), own.difference(), Amount::plus));
        LocalDate recordedOn = Days.of(event.recordedAt());
        return differences.entrySet().stream().filter(entry -> !entry.getValue().isNone())
                .map(entry -> new BucketChange(entry.getKey(), event.position(), recordedOn, entry.getValue()))
                .toList();
    }

    private Mono<Void> park(List<ParkedKey> still) {
        return Flux.fromIterable(still).concatMap(this::park).then();
    }

    private Mono<Void> park(ParkedKey key) {
        return store.park(lane, key).doOnSuccess(done -> LOG.error("ALARM: {} {} stands still at position {}: {}",
                key.kind(), key.id(), key.position(), key.reason()));
    }

    /** Kinds of the views that may depend on what an event changes, told without asking the store. */
    static Set<String> dependentKinds(List<View<?>> views, RecordedEvent event) {
        Set<String> kinds = new HashSet<>();
        for (View<?> view : views) {
            if (!view.dependents(event).isEmpty()) {
                kinds.add(view.kind());
            }
        }
        return kinds;
    }
}
