package org.serviceledger.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.HallQueue;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.security.DemoPeople;
import org.serviceledger.command.decision.CommandService;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.QueueEvent.QueueTicketAbandoned;
import org.serviceledger.core.event.QueueEvent.QueueTicketCalled;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.QueueEvent.WindowServiceEnded;
import org.serviceledger.core.event.QueueEvent.WindowServiceStarted;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.read.HallBoard;
import org.serviceledger.projections.read.HallReader;

/**
 * Lets the province's halls call and serve the tickets that people take on the pages, by the same commands by which
 * the machines of a real hall would. A ticket is called when nobody of its queue is ahead of it and a window is free;
 * when none becomes free for some minutes, the window that has called nobody for longest takes it in between.
 */
final class PeoplesTickets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeoplesTickets.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_THE_FRONT = Duration.ofMinutes(8);
    private static final Duration WALK = Duration.ofMinutes(2);
    private static final Duration SERVICE = Duration.ofMinutes(10);
    private static final int KNOWN_AFTER_RESTART = 5_000;
    private static final Set<String> TYPES = Set.of("QueueTicketTaken", "QueueTicketCalled", "QueueTicketAbandoned",
            "WindowServiceStarted", "WindowServiceEnded");
    private static final Caller MACHINE = new Caller("hall-machine", Set.of(Caller.Role.DEVICE), null,
            Set.of("urn:device"));

    private final CommandService commands;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final HallReader halls;
    private final LedgerClock clock;
    private final PersonVault vault;
    private final Province province;
    private final Map<String, Hall> byId;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final Disposable.Composite running = Disposables.composite();

    PeoplesTickets(CommandService commands, Ledger ledger, CloudEventCodec codec, HallReader halls, LedgerClock clock,
            PersonVault vault, Province province) {
        this.commands = commands;
        this.ledger = ledger;
        this.codec = codec;
        this.halls = halls;
        this.clock = clock;
        this.vault = vault;
        this.province = province;
        this.byId = province.halls().all().stream().collect(Collectors.toMap(Hall::hallId, Function.identity()));
    }

    private enum Stage {
        WAITING, CALLED, BEING_SERVED
    }

    /**
     * A ticket that is not done with.
     *
     * @param since from when it has been at its stage; while it waits, from when nobody has been ahead
     */
    private record Visit(String hallId, String queue, String number, Stage stage, @Nullable Instant since,
            @Nullable String window) {

        Visit at(Stage now, Instant from, @Nullable String where) {
            return new Visit(hallId, queue, number, now, from, where);
        }
    }

    /** Begins to serve, and lets the demonstration's citizen take a ticket in the full hall. */
    void start() {
        long from = Math.max(0, ledger.head().nextPosition() - KNOWN_AFTER_RESTART);
        running.add(ledger.follow(from).filter(event -> TYPES.contains(event.type())).map(codec::recorded)
                .subscribe(event -> note(event.data() instanceof QueueEvent fact ? fact : null,
                        event.envelope().source(), event.envelope().time().toInstant()),
                        failure -> LOG.warn("the tickets of people are not called any more: {}",
                                String.valueOf(failure))));
        running.add(citizensTicket()
                .thenMany(Flux.interval(TICK).onBackpressureDrop().concatMap(tick -> step(), 1))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, TICK)).subscribe());
    }

    private void note(@Nullable QueueEvent fact, String source, Instant at) {
        switch (fact) {
            case QueueTicketTaken taken when OwnSources.decidedByCommand(source)
                    && Days.of(at).equals(Days.of(clock.now())) ->
                taken(taken);
            case QueueTicketCalled called -> visits.computeIfPresent(called.ticketId(),
                    (id, visit) -> visit.at(Stage.CALLED, at, called.window()));
            case WindowServiceStarted started -> visits.computeIfPresent(started.ticketId(),
                    (id, visit) -> visit.at(Stage.BEING_SERVED, at, started.window()));
            case QueueTicketAbandoned left -> visits.remove(left.ticketId());
            case WindowServiceEnded done -> visits.remove(done.ticketId());
            case null, default -> {
                // No ticket that somebody took here.
            }
        }
    }

    private void taken(QueueTicketTaken fact) {
        String hallId = fact.hallId();
        String queue = fact.queue();
        String number = fact.number();
        if (hallId != null && byId.containsKey(hallId) && queue != null && number != null) {
            visits.putIfAbsent(fact.ticketId(), new Visit(hallId, queue, number, Stage.WAITING, null, null));
        }
    }

    private Flux<CommandService.Outcome> step() {
        return Flux.fromIterable(visits.entrySet()).concatMap(entry -> goOn(entry.getKey(), entry.getValue()));
    }

    private Mono<CommandService.Outcome> goOn(String ticketId, Visit visit) {
        Instant now = clock.now();
        Instant since = visit.since();
        String window = visit.window();
        return switch (visit.stage()) {
            case WAITING -> whereToGo(ticketId, visit, now)
                    .flatMap(free -> order("CallTicket", Map.of("ticketId", ticketId, "window", free)));
            case CALLED -> since == null || now.isBefore(since.plus(WALK)) || window == null
                    ? Mono.empty()
                    : order("StartWindowService", Map.of("ticketId", ticketId, "window", window));
            case BEING_SERVED -> since == null || now.isBefore(since.plus(SERVICE))
                    ? Mono.empty()
                    : order("EndWindowService", Map.of("ticketId", ticketId));
        };
    }

    private Mono<String> whereToGo(String ticketId, Visit visit, Instant now) {
        return halls.ticket(visit.hallId(), visit.number()).filter(place -> place.ticketId().equals(ticketId))
                .filter(place -> Integer.valueOf(0).equals(place.ahead()))
                .flatMap(place -> halls.board(visit.hallId())).mapNotNull(board -> {
                    Instant first = visit.since();
                    if (first == null) {
                        visits.computeIfPresent(ticketId, (id, known) -> known.at(known.stage(), now, null));
                    }
                    return window(visit, board,
                            first != null && !now.isBefore(first.plus(PATIENCE_AT_THE_FRONT)));
                });
    }

    /** A free window of the queue; any of them, the one with the oldest call, when it has to be. */
    private @Nullable String window(Visit visit, HallBoard board, boolean any) {
        Hall hall = byId.get(visit.hallId());
        if (hall == null) {
            return null;
        }
        Map<String, HallBoard.Window> known = board.windows().stream()
                .collect(Collectors.toMap(HallBoard.Window::window, Function.identity()));
        return hall.windows().stream().filter(window -> window.queue().name().equals(visit.queue()))
                .map(Hall.Window::number).filter(number -> any || free(known.get(number)))
                .min(Comparator.comparing(number -> lastCall(known.get(number)))).orElse(null);
    }

    private static boolean free(HallBoard.@Nullable Window window) {
        return window == null || window.state() == HallBoard.WindowState.FREE;
    }

    private static Instant lastCall(HallBoard.@Nullable Window window) {
        OffsetDateTime at = window == null ? null : window.calledAt();
        return at == null ? Instant.MIN : at.toInstant();
    }

    /** One in the hall that is full; once a day, however often the demonstration is started. */
    private Mono<CommandService.Outcome> citizensTicket() {
        String subject = vault.subjectRef(DocumentType.RESIDENT_IDENTITY_CARD, DemoPeople.CITIZEN_ID_NUMBER);
        Hall hall = province.halls().in(province.divisions().capital());
        return send("TakeTicket",
                Map.of("hallId", hall.hallId(), "queue", HallQueue.D.name(), "subjectRef", subject, "origin", "ONLINE"),
                new Caller("citizen", Set.of(Caller.Role.CITIZEN), subject, Set.of()),
                "demo-ticket-" + Days.of(clock.now()));
    }

    private Mono<CommandService.Outcome> order(String command, Map<String, String> body) {
        return send(command, body, MACHINE, null);
    }

    private Mono<CommandService.Outcome> send(String command, Map<String, String> body, Caller caller,
            @Nullable String key) {
        byte[] json = JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return commands.carryOut(command, json, caller, key).doOnNext(outcome -> {
            if (!(outcome instanceof CommandService.Outcome.Done)) {
                LOG.debug("{} was not carried out: {}", command, outcome);
            }
        });
    }

    @Override
    public void close() {
        running.dispose();
    }
}
