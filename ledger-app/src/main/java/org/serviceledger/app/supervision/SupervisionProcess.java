package org.serviceledger.app.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.command.supervision.CaseSupervisor;
import org.serviceledger.command.supervision.Supervise;
import org.serviceledger.command.supervision.Supervise.Grace;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseOversight.Kind;
import org.serviceledger.projections.casefile.SupervisionGroups;
import org.serviceledger.projections.read.ListCursor;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/**
 * Records what follows from the time alone: deemed acceptances, their corrections, warnings. The views say of which
 * cases something is due by now; the decision itself is made on the ledger's own events, so a view that lags behind,
 * or another process that does the same, can at most make it look in vain.
 *
 * <p>It looks whenever the views move and whenever time has passed, never oftener than its pause and never more rarely
 * than its interval; but not while the views are far behind, since they would name cases that have gone on since, and
 * need the machine themselves; nor while the clock is behind the ledger's own last time. What was missed while no process ran is found at the first look. A failure is logged and counted,
 * and tried again at the next look.
 */
public final class SupervisionProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisionProcess.class);
    private static final CaseFileView CASES = new CaseFileView();
    private static final int PAGE = 200;
    private static final int AT_A_TIME = 16;

    /** Events by which the views may be behind when what is due is looked at. */
    private static final long FAR_BEHIND = 10_000;

    private final ViewReader views;
    private final ProjectionFeed feed;
    private final Ledger ledger;
    private final CaseSupervisor supervisor;
    private final LedgerClock clock;
    private final Settings settings;
    private final Counter decisions;
    private final Counter failures;
    private final Attempts attempts;
    private final Scheduler scheduler = Schedulers.newSingle("supervision", true);
    private volatile @Nullable Disposable running;

    /**
     * How it works.
     *
     * @param grace    how long sources may be late
     * @param interval longest time between two looks
     * @param pause    shortest time between the end of one look and the next
     */
    public record Settings(Grace grace, Duration interval, Duration pause) {}

    public SupervisionProcess(ViewReader views, ProjectionFeed feed, Ledger ledger, CaseSupervisor supervisor,
            LedgerClock clock, Settings settings, MeterRegistry registry) {
        this.views = views;
        this.feed = feed;
        this.ledger = ledger;
        this.supervisor = supervisor;
        this.clock = clock;
        this.settings = settings;
        this.attempts = new Attempts(settings.grace());
        this.decisions = Counter.builder("supervision.decisions")
                .description("Cases of which was decided what follows from the time alone").register(registry);
        this.failures = Counter.builder("supervision.failures").description("Looks at due cases that failed")
                .register(registry);
    }

    /** Begins to look. Does nothing when it has begun already. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        running = Flux.merge(feed.positions().map(any -> 0L), Flux.interval(settings.interval(), scheduler))
                .onBackpressureLatest().publishOn(scheduler, 1)
                .filter(any -> ledger.head().nextPosition() - 1 - feed.position() <= FAR_BEHIND)
                .concatMap(any -> round().onErrorResume(this::failed)
                        .then(Mono.delay(settings.pause(), scheduler)), 0)
                .subscribe(done -> {}, e -> LOG.error("ALARM: nothing is supervised any more", e));
    }

    /**
     * Completes when everything is recorded that is due by now and follows from what the ledger holds by now.
     *
     * @param patience after which it gives up
     */
    public Mono<Void> caughtUp(Duration patience) {
        return Mono.defer(() -> {
            long head = ledger.head().nextPosition() - 1;
            return feed.positions().filter(position -> position >= head).next().then(round());
        }).repeat().takeUntil(decided -> decided == 0).then().timeout(patience);
    }

    /** Decides about every case of which something is due; answers about how many. */
    private Mono<Integer> round() {
        return Mono.defer(() -> {
            Instant now = clock.now();
            if (now.isBefore(ledger.head().recordedAt())) {
                // To a clock that has been set back, or not been set yet, what was rightly recorded would seem too early.
                return Mono.just(0);
            }
            AtomicInteger decided = new AtomicInteger();
            return Flux.just(Kind.values()).concatMap(kind -> due(kind, now))
                    .filter(file -> attempts.worthwhile(file, now))
                    .flatMap(file -> decide(file, now).doOnNext(done -> decided.incrementAndGet()), AT_A_TIME)
                    .then(Mono.fromSupplier(decided::get));
        });
    }

    private Flux<CaseFile> due(Kind kind, Instant now) {
        ListQuery query = new ListQuery(CASES.kind(), List.of(SupervisionGroups.pending(kind)),
                now.minus(Attempts.of(settings.grace(), kind)), false, "", "", PAGE);
        return page(query, null).expand(page -> {
            ListCursor next = page.next();
            return next == null ? Mono.empty() : page(query, next);
        }).concatMapIterable(ListPage::items);
    }

    private Mono<ListPage<CaseFile>> page(ListQuery query, @Nullable ListCursor after) {
        return views.page(CASES, query, after);
    }

    private Mono<Boolean> decide(CaseFile file, Instant now) {
        int year = CaseFileView.dayOfTerms(file).getYear();
        Supervise command = new Supervise(file.caseNo(), file.itemCode(), year, settings.grace());
        return supervisor.supervise(command).doOnNext(done -> {
            decisions.increment();
            if (done) {
                attempts.made(file, now);
            }
        });
    }

    private Mono<Integer> failed(Throwable failure) {
        failures.increment();
        LOG.warn("could not look at what is due, trying again: {}", String.valueOf(failure));
        return Mono.just(0);
    }

    @Override
    public synchronized void close() {
        Disposable work = running;
        running = null;
        if (work != null) {
            work.dispose();
        }
        scheduler.dispose();
    }
}
