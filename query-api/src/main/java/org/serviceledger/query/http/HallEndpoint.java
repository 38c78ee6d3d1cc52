package org.serviceledger.query.http;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.read.HallBoard;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.TicketPlace;

/** The halls' boards (叫号屏). */
@RestController
public final class HallEndpoint {

    private static final Duration PACE = Duration.ofMillis(250);
    /** How often the time is looked at while nothing is recorded. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final HallReader halls;
    private final ProjectionFeed feed;

    public HallEndpoint(HallReader halls, ProjectionFeed feed) {
        this.halls = halls;
        this.feed = feed;
    }

    /** A hall in the list of halls. */
    public record HallSummary(String hallId, @Nullable String name, LocalDate day, int waiting, int called, int served,
            @Nullable Long waitP50Seconds, @Nullable Long waitP90Seconds) {

        static HallSummary of(HallBoard board) {
            return new HallSummary(board.hallId(), board.hallName(), board.day(), board.waiting(), board.called(),
                    board.served(), board.waitP50Seconds(), board.waitP90Seconds());
        }
    }

    /** Every hall that is registered or had a ticket. */
    @GetMapping("/api/v1/halls")
    public Mono<ItemList<HallSummary>> all() {
        return halls.halls().map(HallSummary::of).collectList().map(ItemList::whole);
    }

    /** The board of a hall's latest day. */
    @GetMapping("/api/v1/halls/{hallId}/board")
    public Mono<HallBoard> board(@PathVariable String hallId) {
        return halls.board(hallId);
    }

    /**
     * Where a ticket of the hall's latest day stands, and how many are ahead of it; 404 {@code ticket-not-found}.
     *
     * @param number as printed on it
     */
    @GetMapping("/api/v1/halls/{hallId}/ticket")
    public Mono<TicketPlace> ticket(@PathVariable String hallId, @RequestParam @Nullable String number) {
        if (number == null || number.isBlank()) {
            throw Parameters.bad("number", "must be given, as printed on the ticket");
        }
        return halls.ticket(hallId, number.strip()).switchIfEmpty(Mono.error(() -> Parameters.problem(
                HttpStatus.NOT_FOUND, "ticket-not-found", "the hall has no ticket of this number on its latest day")));
    }

    /** The board now, and again whenever it changes, be it only by the minute that it shows. */
    @GetMapping(path = "/api/v1/halls/{hallId}/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<HallBoard>> stream(@PathVariable String hallId) {
        Flux<Long> positions = Flux.merge(feed.positions(),
                Flux.interval(LOOK).onBackpressureDrop().map(any -> feed.position()));
        Flux<HallBoard> boards = Beats.paced(positions, PACE).concatMap(position -> halls.board(hallId), 1)
                .distinctUntilChanged(HallEndpoint::content);
        return Beats.with(boards.map(board -> ServerSentEvent.builder(board).id(String.valueOf(board.position()))
                .event("board").build()));
    }

    /** What is shown, without the position and the seconds of reading. */
    private static List<Object> content(HallBoard board) {
        return List.of(board.day(), board.waiting(), board.called(), board.serving(), board.served(), board.missed(),
                board.abandoned(), board.queues(), board.windows(), board.recentCalls(), board.next(),
                board.missedNow(), board.asOf().truncatedTo(ChronoUnit.MINUTES));
    }
}
