package org.serviceledger.projections.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.reference.CalendarMoves;
import org.serviceledger.projections.runner.Members.Member;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewStore;

/**
 * Keeps the views up with the ledger. The entities are divided into partitions; the processes on one view
 * store share them, take over from one that dies, and fence it by the epochs of their claims. When the views
 * are built anew, a generation is caught up beside the one in use, compared with it, and readers go over.
 *
 * <p>An event that cannot be applied parks its entity; the rest goes on. A store or ledger that does not
 * answer is tried again from the cursors, with growing waits and not for ever.
 */
public final class ProjectionRunner implements ProjectionFeed, AutoCloseable {

    /** Name under which progress is reported. */
    public static final String NAME = "service-views";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration STARTING_PATIENCE = Duration.ofSeconds(20);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    /** Rows of an old generation that are deleted at a time; readers and writers come in between. */
    private static final int PORTION = 2000;

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewStore store;
    private final List<View<?>> views;
    private final RunnerSettings settings;
    private final String version;
    private final Clock clock = Clock.systemUTC();
    private final String member = UUID.randomUUID().toString().substring(0, 8);
    private final Scheduler scheduler = Schedulers.newParallel("projection",
            Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Readers readers = new Readers();
    private final LagMeter lag = new LagMeter(System::nanoTime);
    private final RunnerMeters meters;
    private final SharedCatalog catalogs;
    private final Members members;
    private final Switching switching;
    private final Disposable.Composite running = Disposables.composite();
    private final Map<Integer, GenerationWork> work = new ConcurrentSkipListMap<>();
    private final Set<Integer> fenced = ConcurrentHashMap.newKeySet();
    private volatile Catalog catalog = Catalog.EMPTY;
    private volatile Set<String> living = Set.of();
    private volatile boolean started;
    private volatile boolean closed;

    /** A runner with the usual bounds. */
    public ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views,
            MeterRegistry registry) {
        this(ledger, codec, store, views, registry, RunnerSettings.defaults());
    }

    public ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views,
            MeterRegistry registry, RunnerSettings settings) {
        this(ledger, codec, store, views, registry, settings, ProjectionVersion.of(views));
    }

    /**
     * @param version of the views; generations of another one are left alone
     */
    ProjectionRunner(Ledger ledger, CloudEventCodec codec, ViewStore store, List<View<?>> views,
            MeterRegistry registry, RunnerSettings settings, String version) {
        this.ledger = ledger;
        this.codec = codec;
        this.store = store;
        this.views = List.copyOf(views);
        this.settings = settings;
        this.version = version;
        this.catalogs = new SharedCatalog(store);
        this.members = new Members(store, member, version, settings.sharing().lease(), System::nanoTime);
        this.switching = new Switching(store, this.views, ledger, catalogs, clock);
        this.meters = new RunnerMeters(registry, this);
    }

    /** Which generation readers of this process should read. */
    public Generations generations() {
        return readers;
    }

    /**
     * Begins to work: returns when it is known which generation is read, at the latest after some seconds.
     * Does nothing when it runs already.
     */
    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        running.add(ledger.heads().map(Head::nextPosition).subscribe(lag::grown));
        Mono<Void> first = tick().retryWhen(new Patience(settings, scheduler).retry(() -> {
            // Nothing is held yet that a failure could spoil.
        })).cache();
        running.add(first.thenMany(Flux.defer(() -> Mono.delay(settings.sharing().tick(), scheduler)
                .then(Mono.defer(this::tick)).onErrorResume(this::missed)).repeat(() -> !closed))
                .subscribeOn(scheduler).subscribe(done -> {}, e -> LOG.error("ALARM: the views cannot be kept up", e)));
        first.timeout(STARTING_PATIENCE).onErrorComplete().block();
    }

    private Mono<Void> missed(Throwable failure) {
        LOG.warn("the view store did not answer: {}", String.valueOf(failure));
        return Mono.empty();
    }

    /** Looks what there is, and does what follows from it. */
    private Mono<Void> tick() {
        Mono<List<Member>> signs = isWithdrawn() ? members.leave().then(members.look()) : members.beat();
        return signs.map(this::together).flatMap(alive -> {
            Set<String> mates = alive.stream().filter(mate -> mate.version().equals(version)).map(Member::name)
                    .collect(Collectors.toSet());
            Set<String> versions = alive.stream().map(Member::version).collect(Collectors.toSet());
            return catalogs.change(now -> expected(now, versions)).flatMap(now -> follow(now, mates));
        }).publishOn(scheduler).then(Mono.defer(this::serve)).then(Mono.defer(this::clean));
    }

    /** A store that is not shared has one process; what is noted of others is of those that died. */
    private List<Member> together(List<Member> alive) {
        return store.isShared() || isWithdrawn() ? alive : List.of(new Member(member, version));
    }

    /** The first generation, one of this version unless others still keep up the one in use, and no expired ones. */
    private Catalog expected(Catalog now, Set<String> versions) {
        Instant time = clock.instant();
        int partitions = settings.sharing().partitions();
        Catalog begun = now.begun(version, partitions, time).expired(time, settings.sharing().afterlife());
        Generation used = begun.inUse();
        return used == null || versions.contains(used.version()) ? begun : begun.upgraded(version, partitions, time);
    }

    private Mono<Void> follow(Catalog now, Set<String> mates) {
        catalog = now;
        living = mates;
        work.values().stream().filter(one -> now.find(one.generation().id()) == null).toList().forEach(one -> {
            work.remove(one.generation().id());
            one.close();
        });
        return Flux.fromIterable(now.generations()).filter(g -> g.phase() != Generation.Phase.DROPPING
                || work.containsKey(g.id())).concatMap(g -> workOf(g).tick(g, mates)).then();
    }

    /** A process whose pass has given up leaves its partitions to others. */
    private boolean isWithdrawn() {
        return work.values().stream().map(GenerationWork::pass).anyMatch(pass -> pass != null && pass.isStopped());
    }

    private GenerationWork workOf(Generation generation) {
        return work.computeIfAbsent(generation.id(), id -> new GenerationWork(store, views, generation, member,
                settings.sharing().cachedEntities(), generation.version().equals(version) ? newPass(id) : null));
    }

    private Pass newPass(int generation) {
        Pass pass = new Pass(ledger, views, new Lookahead(ledger, codec, views, settings, scheduler),
                new Patience(settings, scheduler), scheduler, events -> applied(generation, events));
        pass.start();
        return pass;
    }

    private void applied(int generation, long events) {
        if (generation == readers.inUse()) {
            meters.applied(events, lagSeconds());
            report();
        }
    }

    private void report() {
        GenerationWork used = used();
        if (used != null) {
            meters.partitions(used.generation().partitions());
            readers.reached(used.position());
            lag.applied(readers.position());
        }
    }

    @Nullable
    GenerationWork used() {
        return work.get(readers.inUse());
    }

    /** Lets readers have what the catalogue says, once it is as far as what they were told last. */
    private Mono<Void> serve() {
        Catalog now = catalog;
        readers.readable(now.generations().stream().filter(Generation::isReadable).map(Generation::id)
                .collect(Collectors.toSet()));
        Generation next = now.inUse();
        if (next != null && next.id() != readers.inUse()) {
            return goOver(next);
        }
        report();
        Generation building = now.building();
        GenerationWork built = building == null ? null : work.get(building.id());
        GenerationWork used = used();
        if (built == null || used == null) {
            return Mono.empty();
        }
        return switching.consider(used, built).flatMap(changed -> {
            catalog = changed;
            return serve();
        });
    }

    private Mono<Void> goOver(Generation next) {
        GenerationWork before = used();
        long from = System.nanoTime();
        Mono<Void> leave = before == null || before.generation().id() == next.id() ? Mono.empty() : before.leave();
        return leave.then(Mono.defer(() -> Mono.delay(BETWEEN_LOOKS, scheduler)
                .repeat(() -> !closed && workOf(next).position() < readers.position()).then())
                .timeout(CLOSING_PATIENCE).onErrorComplete()).then(Mono.fromRunnable(() -> {
                    if (readers.inUse() > 0) {
                        switching.wentOver(next.id(), Duration.ofNanos(System.nanoTime() - from));
                    }
                    readers.goOver(next.id());
                    report();
                }));
    }

    /** Deletes a portion of what nobody reads any more. */
    private Mono<Void> clean() {
        return Flux.fromIterable(catalog.generations()).filter(g -> g.phase() == Generation.Phase.DROPPING).next()
                .flatMap(this::drop);
    }

    private Mono<Void> drop(Generation generation) {
        GenerationWork kept = work.remove(generation.id());
        Mono<Void> leave = kept == null ? Mono.empty() : kept.leave().doFinally(end -> kept.close());
        // Claimed first, so that a writer that comes back late is fenced.
        return leave.then(fence(generation)).then(CalendarMoves.forget(store, generation.id()))
                .then(store.drop(generation.id(), PORTION))
                .filter(deleted -> deleted == 0).flatMap(gone -> catalogs.change(now -> now.without(generation.id())))
                .doOnNext(now -> catalog = now).then();
    }

    private Mono<Void> fence(Generation generation) {
        return fenced.contains(generation.id())
                ? Mono.empty()
                : Flux.range(0, generation.partitions())
                        .concatMap(partition -> store.claim(generation.id(), partition, "")).then()
                        .doOnSuccess(done -> fenced.add(generation.id()));
    }

    @Override
    public long position() {
        return readers.position();
    }

    @Override
    public Flux<Long> positions() {
        return readers.positions();
    }

    @Override
    public ProjectionStatus status() {
        return new StatusReport(NAME, member, ledger.head().nextPosition() - 1, lag, switching).of(catalog, readers,
                work, living, started && !closed && !isWithdrawn());
    }

    double lagSeconds() {
        return lag.secondsBeyond(readers.position());
    }

    @Override
    public Mono<ProjectionStatus> rebuild() {
        return change(now -> now.rebuilding(version, settings.sharing().partitions(), clock.instant()));
    }

    @Override
    public Mono<ProjectionStatus> pauseRebuild() {
        return change(Catalog::paused);
    }

    @Override
    public Mono<ProjectionStatus> resumeRebuild() {
        return change(Catalog::resumed);
    }

    @Override
    public Mono<ProjectionStatus> cancelRebuild() {
        return change(Catalog::cancelled);
    }

    private Mono<ProjectionStatus> change(UnaryOperator<Catalog> change) {
        return catalogs.change(change).doOnNext(now -> catalog = now).map(now -> status());
    }

    /** Stops as a process does that dies: nothing is given up, nobody is told. */
    void abandon() {
        closed = true;
        running.dispose();
        work.values().forEach(GenerationWork::close);
        scheduler.dispose();
    }

    /** Shows no sign of life any more, but goes on with what it has in hand. */
    void abandonTicks() {
        running.dispose();
    }

    boolean holdsNothing() {
        return work.values().stream().allMatch(one -> one.held().isEmpty());
    }

    /**
     * Stops for good and gives its partitions up. A batch in hand is finished if that does not take long;
     * otherwise it is left half saved, and whoever goes on puts that right.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.dispose();
        if (started) {
            Flux.fromIterable(work.values()).concatMap(GenerationWork::leave).then(members.leave())
                    .timeout(CLOSING_PATIENCE).onErrorComplete().block();
        }
        work.values().forEach(GenerationWork::close);
        scheduler.disposeGracefully().timeout(CLOSING_PATIENCE).onErrorComplete().block();
    }
}
