package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Keeps those partitions of one generation up with the ledger that this process owns. They go through
 * the log together, so that it is read and decoded once; each saves by itself. While a batch is saved
 * the next one is folded, which waits for it before it is saved itself: so batches are saved one after
 * the other, and partitions are taken up or given up only when nothing is being saved. A partition that
 * a later owner has taken over is given up, the others go on. A store or ledger that does not answer is
 * tried again from the cursors, with growing waits and not for ever.
 */
final class Pass {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Ledger ledger;
    private final List<View<?>> views;
    private final Scheduler scheduler;
    private final Lookahead lookahead;
    private final Patience patience;
    private final LongConsumer applied;
    /** Those that are worked on; changed between two batches only, except that one is lost. */
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    /** The same with those that will be taken up before the next batch. */
    private final Map<Integer, Partition> owned = new ConcurrentHashMap<>();
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<Long> signals = Sinks.many().replay().latestOrDefault(0L);
    private final AtomicLong barrier = new AtomicLong(Long.MAX_VALUE);
    private volatile long signalled;
    private volatile @Nullable Disposable running;
    /** Completes when the batch before is saved, which has begun already. */
    private volatile Mono<Void> saved = Mono.empty();
    private volatile Disposable saving = Disposables.disposed();
    private volatile boolean hasFailed;
    private volatile boolean stopped;

    /** Partitions to take up, or one to give up, between two batches. */
    private record Command(List<Partition> add, int remove, Sinks.Empty<Void> done) {}

    /**
     * @param applied told how many events were applied, after each batch
     */
    Pass(Ledger ledger, List<View<?>> views, Lookahead lookahead, Patience patience, Scheduler scheduler,
            LongConsumer applied) {
        this.ledger = ledger;
        this.views = views;
        this.lookahead = lookahead;
        this.patience = patience;
        this.scheduler = scheduler;
        this.applied = applied;
    }

    void start() {
        running = Flux.defer(this::step).repeat(() -> !stopped).retryWhen(patience.retry(this::failed))
                .subscribeOn(scheduler).doFinally(end -> ended()).subscribe(done -> {},
                        e -> LOG.error("ALARM: the views stand still at position {}", position(), e));
    }

    /** Takes partitions up, before the next batch. */
    void add(List<Partition> added) {
        if (!added.isEmpty()) {
            added.forEach(partition -> owned.put(partition.lane().partition(), partition));
            command(new Command(added, -1, Sinks.empty()));
        }
    }

    /** Gives a partition up; completes when nothing more will be written to it. */
    Mono<Void> remove(int partition) {
        return command(new Command(List.of(), partition, Sinks.empty()));
    }

    private Mono<Void> command(Command command) {
        commands.add(command);
        wake();
        if (stopped) {
            ended();
        }
        return command.done().asMono();
    }

    private void ended() {
        stopped = true;
        obey();
    }

    private synchronized void wake() {
        signalled++;
        signals.tryEmitNext(signalled).orThrow();
    }

    /** Completes when there has been a signal after the given one. */
    private Mono<Boolean> signalAfter(long seen) {
        return signals.asFlux().filter(signal -> signal > seen).next().map(signal -> true);
    }

    /** Nothing beyond a position is applied until the barrier is taken away again. */
    void holdAt(long position) {
        barrier.set(position);
        wake();
    }

    /** Goes on. */
    void release() {
        holdAt(Long.MAX_VALUE);
    }

    Collection<Partition> partitions() {
        return owned.values();
    }

    /** On which it works. */
    Scheduler scheduler() {
        return scheduler;
    }

    /** Whether it has given up, or was closed. */
    boolean isStopped() {
        return stopped;
    }

    /** Position up to which all partitions have saved everything that are worked on; -1 when none is. */
    private long position() {
        return partitions.values().stream().mapToLong(Partition::position).min().orElse(-1);
    }

    private Mono<Boolean> step() {
        long seen = signalled;
        return obeyed().then(Mono.defer(this::loaded)).publishOn(scheduler).then(Mono.defer(() -> {
            long next = 1 + partitions.values().stream().mapToLong(Partition::reached).min().orElse(-1);
            return partitions.isEmpty() || next > barrier.get()
                    ? whenSaved(() -> signalAfter(seen))
                    : lookahead.next(next).publishOn(scheduler).flatMap(found -> found.isEmpty()
                            ? whenSaved(() -> await(next, seen))
                            : applyWithinBarrier(found));
        }));
    }

    /** Whatever is done to the partitions is done when nothing is being saved, after a failure too. */
    private Mono<Void> obeyed() {
        return commands.isEmpty() && !hasFailed ? Mono.empty() : whenSaved(() -> Mono.fromRunnable(() -> {
            hasFailed = false;
            saved = Mono.empty();
            obey();
        }));
    }

    private <T> Mono<T> whenSaved(Supplier<Mono<T>> next) {
        return Mono.defer(() -> saved).publishOn(scheduler).then(Mono.defer(next)).publishOn(scheduler);
    }

    private Mono<Boolean> applyWithinBarrier(List<Arrival> found) {
        // May have been set since the step began, even to before the first of them.
        long last = barrier.get();
        if (found.getLast().position() <= last) {
            return apply(found);
        }
        int within = (int) Math.max(0, last - found.getFirst().position() + 1);
        lookahead.giveBack(found.subList(within, found.size()));
        return within == 0 ? Mono.just(true) : apply(found.subList(0, within));
    }

    private synchronized void obey() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            command.add().forEach(added -> partitions.put(added.lane().partition(), added));
            partitions.remove(command.remove());
            owned.remove(command.remove());
            command.done().tryEmitEmpty();
        }
    }

    private Mono<Void> loaded() {
        return Flux.fromIterable(partitions.values()).concatMap(partition -> orLost(partition, partition.load()))
                .then();
    }

    /** Waits for an event at a position, or for something else to do. */
    private Mono<Boolean> await(long position, long seen) {
        return Flux.merge(ledger.heads().map(Head::nextPosition).filter(end -> end > position).map(end -> true),
                signalAfter(seen)).next().publishOn(scheduler);
    }

    private Mono<Boolean> apply(List<Arrival> arrivals) {
        return untilResettlement(arrivals).publishOn(scheduler).flatMap(count -> {
            int together = Math.max(1, count);
            if (together < arrivals.size()) {
                lookahead.giveBack(arrivals.subList(together, arrivals.size()));
            }
            List<Arrival> now = arrivals.subList(0, together);
            return count == 0 && now.getFirst() instanceof Arrival.Readable readable
                    ? whenSaved(() -> resettle(readable))
                    : foldAndSave(now);
        });
    }

    private Mono<Boolean> resettle(Arrival.Readable arrival) {
        return forEach(partitions.values(), partition -> partition, partition -> partition.applyAndResettle(arrival))
                .then(Mono.defer(() -> moveTo(partitions.values(), arrival.position(), 1))).thenReturn(true);
    }

    private record Ready(Partition partition, Partition.Folded folded) {}

    /** Folds a batch, waits for the one before to be saved, and begins to save this one. */
    private Mono<Boolean> foldAndSave(List<Arrival> arrivals) {
        long last = arrivals.getLast().position();
        return Flux.fromIterable(partitions.values())
                .flatMap(partition -> partition.fold(arrivals).map(folded -> new Ready(partition, folded))
                        .subscribeOn(scheduler))
                .collectList().flatMap(ready -> whenSaved(() -> {
                    List<Partition> all = List.copyOf(partitions.values());
                    ready.forEach(one -> one.partition().take(one.folded()));
                    all.forEach(partition -> partition.reach(last));
                    begin(forEach(ready, Ready::partition, one -> one.partition().save(one.folded()))
                            .then(Mono.defer(() -> moveTo(all, last, arrivals.size()))));
                    return Mono.just(true);
                }));
    }

    private void begin(Mono<Void> work) {
        Sinks.Empty<Void> end = Sinks.empty();
        saved = end.asMono();
        saving = work.subscribe(none -> {}, end::tryEmitError, end::tryEmitEmpty);
    }

    private <T> Mono<Void> forEach(Collection<T> all, Function<T, Partition> of, Function<T, Mono<Void>> work) {
        return Flux.fromIterable(all).flatMap(one -> orLost(of.apply(one), work.apply(one)).subscribeOn(scheduler))
                .then();
    }

    private Mono<Void> moveTo(Collection<Partition> all, long last, int events) {
        return Flux.fromIterable(all)
                .concatMap(partition -> orLost(partition, partition.moveTo(last))).then().publishOn(scheduler)
                .then(Mono.fromRunnable(() -> {
                    patience.success();
                    applied.accept(events);
                }));
    }

    private Mono<Void> orLost(Partition partition, Mono<Void> work) {
        return work.onErrorResume(ViewStoreException.StaleOwner.class, stale -> Mono.fromRunnable(() -> {
            LOG.info("another process has taken over: {}", stale.getMessage());
            partitions.remove(partition.lane().partition(), partition);
            owned.remove(partition.lane().partition(), partition);
        }));
    }

    /**
     * How many events can be applied together: those before the first one that changes reference data which a
     * view may depend on, be it stored or touched by one of them. Zero when that is the first one, and stored views
     * do depend on it.
     */
    private Mono<Integer> untilResettlement(List<Arrival> arrivals) {
        Set<String> touched = new HashSet<>();
        Mono<Integer> answer = Mono.just(arrivals.size());
        List<Mono<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            if (!(arrivals.get(i) instanceof Arrival.Readable readable)) {
                continue;
            }
            Set<String> dependent = Partition.dependentKinds(views, readable.event());
            if (!Collections.disjoint(dependent, touched)) {
                answer = Mono.just(i);
                break;
            }
            if (!dependent.isEmpty()) {
                int before = i;
                // Any of them knows; all may have been taken over meanwhile.
                asked.add(Flux.defer(() -> Flux.fromIterable(partitions.values())).next()
                        .flatMap(any -> any.hasDependents(readable.event()))
                        .filter(concerns -> concerns).map(concerns -> before));
            }
            readable.concerns().forEach(concern -> touched.add(concern.key().kind()));
        }
        return asked.isEmpty() ? answer : whenSaved(() -> Flux.concat(asked).next()).switchIfEmpty(answer);
    }

    private void failed() {
        hasFailed = true;
        saved = saved.onErrorComplete();
        partitions.values().forEach(Partition::distrust);
        lookahead.reset();
    }

    /** Stops for good. A batch in hand may be left half saved; whoever goes on puts that right. */
    void close() {
        stopped = true;
        Disposable work = running;
        if (work != null) {
            work.dispose();
        }
        saving.dispose();
    }
}
