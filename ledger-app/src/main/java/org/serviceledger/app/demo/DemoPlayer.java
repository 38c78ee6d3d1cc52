package org.serviceledger.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.LooksADay;
import org.serviceledger.app.demo.simulator.Simulation;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.app.demo.simulator.Tally;
import org.serviceledger.app.demo.simulator.WorkingCalendar;
import org.serviceledger.app.supervision.SupervisionProcess;
import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.Ledger;

/**
 * Plays the province's business into the intake, as its source systems would: first some weeks of
 * history as fast as the ledger takes them, then live, a minute a second, leaping over nights and
 * days off. A restart goes on where the ledger ends; what is sent twice is a duplicate.
 */
public final class DemoPlayer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlayer.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 40);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofHours(1);
    /** What the ledger records by itself. */
    private static final Set<String> OWN = Set.of("AcceptanceDeemed", "FactCorrected", "SupervisionWarningRaised");
    private static final Caller CALLER = new Caller("source", Set.of(Caller.Role.SOURCE), null,
            Set.of(Caller.ANY_SOURCE));

    private final Intake intake;
    private final CloudEventCodec codec;
    private final Ledger ledger;
    private final SimulatedClock clock;
    private final SupervisionProcess supervision;
    private final Province province;
    private final DemoSettings settings;
    private final PeoplesTickets tickets;
    private final Simulation business;
    private final Tally tally;
    private final CompletableFuture<String> report = new CompletableFuture<>();
    private final WorkingCalendar calendar = WorkingCalendar.load();
    private final Scheduler scheduler = Schedulers.newSingle("demo-player", true);
    private volatile DemoState state = DemoState.LOADING;
    private volatile @Nullable LocalDate day;
    private volatile @Nullable Instant looked;
    private volatile long own;
    private @Nullable Disposable playing;

    DemoPlayer(Intake intake, CloudEventCodec codec, Ledger ledger, SimulatedClock clock,
            SupervisionProcess supervision, Province province, DemoSettings settings, PeoplesTickets tickets) {
        this.intake = intake;
        this.codec = codec;
        this.ledger = ledger;
        this.clock = clock;
        this.supervision = supervision;
        this.province = province;
        this.settings = settings;
        this.tickets = tickets;
        this.tally = new Tally(province, calendar, true);
        this.business = new Simulation(province, calendar, settings.business(), DemoCitizen.of(province));
    }

    /** How far the demonstration is. */
    enum DemoState {
        /** History is being played. */
        LOADING,
        /** History is there, and live business goes on. */
        LIVE,
        /** History is there, and nothing goes on by itself. */
        LOADED,
        /** The ledger did not take what was played. */
        STOPPED
    }

    DemoState state() {
        return state;
    }

    /** Begins to play. */
    void start() {
        Instant live = settings.live().atZone(ZONE).toInstant();
        playing = Mono.fromSupplier(() -> ledger.head().recordedAt()).flatMap(end -> found(end, live))
                .flatMapMany(from -> play(from, live)).concatWith(Mono.defer(this::atTheEnd)).subscribeOn(scheduler)
                .subscribe(done -> {}, e -> {
                    state = DemoState.STOPPED;
                    LOG.error("the demonstration stands still", e);
                    report.complete("");
                }, () -> {
                    state = DemoState.LOADED;
                    clock.run(1);
                    report.complete(report());
                });
    }

    /** When business comes to an end, the last day's due things are still recorded. */
    private Mono<Instant> atTheEnd() {
        LocalDateTime until = settings.until();
        return until == null
                ? Mono.empty()
                : dueBy(until.atZone(ZONE).toInstant())
                        .then(ledger.read(0).filter(event -> OWN.contains(event.type())).map(codec::recorded)
                                .filter(event -> event.envelope().source().equals(OwnSources.CLOCK)).count())
                        .doOnNext(count -> own = count).then(Mono.empty());
    }

    /** What was played, once business has come to its end; empty when the ledger did not take it. */
    public CompletableFuture<String> finished() {
        return report.copy();
    }

    private String report() {
        LocalDateTime until = settings.until();
        return TallyReport.of(settings.business(), business.draws(), tally, own,
                (until == null ? settings.live() : until).toLocalDate());
    }

    /** Lays the foundation; answers from when on business is to be played. */
    private Mono<Instant> found(Instant end, Instant live) {
        Instant first = settings.business().firstDay().atStartOfDay(ZONE).toInstant();
        clock.leapTo(first.isAfter(end) ? first : end);
        return send(province.foundation().stream().map(codec::encode).toList()).map(results -> {
            boolean known = results.stream().allMatch(r -> r.status() == RecordResult.Status.DUPLICATE);
            Instant from = known ? end.minus(OVERLAP) : first;
            if (from.isBefore(live)) {
                LOG.info("playing the province's business from {} on", from.atZone(ZONE).toLocalDate());
            }
            return from;
        });
    }

    private Flux<Instant> play(Instant from, Instant live) {
        LocalDateTime until = settings.until();
        Instant end = until == null ? Instant.MAX : until.atZone(ZONE).toInstant();
        // What is played again after a restart counts too: the ledger has it.
        Flux<Sent> records = Flux.<Sent>generate(sink -> sink.next(business.next()))
                .takeWhile(sent -> timeOf(sent).isBefore(end)).doOnNext(this::count)
                .filter(sent -> !timeOf(sent).isBefore(from));
        return records.bufferUntil(new Together(live, settings.together())::endsBefore, true)
                .concatMap(group -> groupAt(group, live), 1)
                .doOnNext(this::noteDay).takeUntil(at -> state == DemoState.LOADED);
    }

    /** Only what comes to an end is told of at the end. */
    private void count(Sent sent) {
        if (settings.until() != null) {
            tally.sent(sent.happening());
        }
    }

    private static Instant timeOf(Sent sent) {
        return sent.happening().sentAt().toInstant();
    }

    /** Sends what is told at nearly the same time, once that time has come. */
    private Mono<Instant> groupAt(List<Sent> group, Instant live) {
        Instant at = timeOf(group.getLast());
        List<byte[]> records = group.stream().map(Sent::record).toList();
        if (at.isBefore(live)) {
            return supervised(at).then(Mono.fromRunnable(() -> clock.leapTo(at))).then(send(records)).thenReturn(at);
        }
        if (state == DemoState.LOADING) {
            return dueBy(live).then(misfits()).then(Mono.fromRunnable(this::loaded))
                    .then(Mono.defer(() -> whenItIsTime(at, records)));
        }
        return whenItIsTime(at, records);
    }

    /** What comes wrongly; after a restart it is known already. */
    private Mono<Void> misfits() {
        return Mono.defer(() -> intake
                .acceptAll(Flux.fromIterable(Misfits.of(province, settings.live(), codec)), CALLER).then())
                .publishOn(scheduler);
    }

    private Mono<Instant> whenItIsTime(Instant at, List<byte[]> records) {
        return state == DemoState.LOADED
                ? Mono.just(at)
                : awaitTime(at).then(Mono.defer(() -> supervised(at))).then(send(records)).thenReturn(at);
    }

    /** History is there, and from here on time goes by. */
    private void loaded() {
        LOG.info("the province is loaded; it is {} there", clock.now().atZone(ZONE).toLocalDateTime());
        state = settings.goesOn() ? DemoState.LIVE : DemoState.LOADED;
        clock.run(settings.goesOn() ? settings.speed() : 1);
        if (settings.goesOn()) {
            tickets.start();
        }
    }

    /**
     * Time leaps here, so twice a day the ledger is given the time to record what has become due by then, as it would
     * have had it.
     */
    private Mono<Void> supervised(Instant at) {
        Instant look = LooksADay.lastBefore(at);
        if (look.equals(looked)) {
            return Mono.empty();
        }
        looked = look;
        return dueBy(look);
    }

    private Mono<Void> dueBy(Instant time) {
        return Mono.defer(() -> {
            clock.leapTo(time);
            return supervision.caughtUp(PATIENCE);
        }).onErrorResume(failure -> {
            LOG.warn("what is due by {} is recorded later: {}", time, String.valueOf(failure));
            return Mono.empty();
        }).publishOn(scheduler);
    }

    /** Completes when the clock shows a time; by night and on days off that is at once. */
    private Mono<Void> awaitTime(Instant at) {
        return Mono.defer(() -> {
            LocalDateTime now = LocalDateTime.ofInstant(clock.now(), ZONE);
            if (!officeHours(now)) {
                Instant morning = nextMorning(now).atZone(ZONE).toInstant();
                clock.leapTo(at.isBefore(morning) ? at : morning);
            }
            return clock.now().isBefore(at) ? Mono.delay(TICK, scheduler).then(awaitTime(at)) : Mono.<Void>empty();
        });
    }

    private boolean officeHours(LocalDateTime time) {
        LocalTime of = time.toLocalTime();
        return calendar.works(time.toLocalDate()) && !of.isBefore(MORNING) && of.isBefore(EVENING);
    }

    private LocalDateTime nextMorning(LocalDateTime time) {
        boolean before = time.toLocalTime().isBefore(MORNING);
        return calendar.sameOrNext(before ? time.toLocalDate() : time.toLocalDate().plusDays(1)).atTime(MORNING);
    }

    private Mono<List<RecordResult>> send(List<byte[]> records) {
        return Mono.defer(() -> intake.acceptAll(Flux.fromIterable(records), CALLER).collectList())
                .retryWhen(Retry.backoff(10, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .publishOn(scheduler).doOnNext(DemoPlayer::check);
    }

    private static void check(List<RecordResult> results) {
        for (RecordResult result : results) {
            if (result.status() == RecordResult.Status.CONFLICT) {
                throw new NotTakenException("the data are those of other business, of an earlier version for example;"
                        + " choose a fresh folder with --data (" + result.id() + ": " + result.detail() + ")");
            }
            if (result.status() == RecordResult.Status.QUARANTINED) {
                throw new NotTakenException("the intake did not take " + result.id() + ": " + result.detail());
            }
        }
    }

    private void noteDay(Instant at) {
        LocalDate today = at.atZone(ZONE).toLocalDate();
        if (!today.equals(day) && state == DemoState.LOADING && today.getDayOfMonth() % 7 == 0) {
            LOG.info("the province's history has reached {}", today);
        }
        day = today;
    }

    @Override
    public void close() {
        tickets.close();
        if (playing != null) {
            playing.dispose();
        }
        scheduler.dispose();
    }

    /** What was played is not in the ledger. It says why in a sentence; where it came about tells nobody more. */
    private static final class NotTakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotTakenException(String message) {
            super(message, null, false, false);
        }
    }

    /** Cuts the stream of facts into groups: some minutes of history, or one live moment. */
    private static final class Together {

        private final Instant live;
        private final Duration length;
        private Instant end = Instant.MIN;

        Together(Instant live, Duration length) {
            this.live = live;
            this.length = length;
        }

        boolean endsBefore(Sent sent) {
            Instant at = timeOf(sent);
            if (at.isBefore(end)) {
                return false;
            }
            // No group reaches beyond the time at which the ledger records what is due by then.
            Instant nextLook = LooksADay.firstAfter(at);
            Instant later = at.plus(length);
            end = !at.isBefore(live) ? at.plusMillis(1) : later.isBefore(nextLook) ? later : nextLook;
            return true;
        }
    }
}
