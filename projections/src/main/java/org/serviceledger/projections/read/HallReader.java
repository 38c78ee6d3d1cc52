package org.serviceledger.projections.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.queue.HallFile;
import org.serviceledger.projections.queue.HallView;
import org.serviceledger.projections.queue.TicketFile;
import org.serviceledger.projections.queue.TicketFile.Kind;
import org.serviceledger.projections.queue.TicketFile.Stage;
import org.serviceledger.projections.queue.TicketView;

/** Puts hall boards together from the tickets of a day. */
public final class HallReader {

    private static final int SHOWN = 10;
    private static final HallView HALLS = new HallView();
    private static final HallCardView CARDS = new HallCardView();
    private static final TicketView TICKETS = new TicketView();

    private final ViewReader views;
    private final ProjectionFeed feed;
    private final LedgerClock clock;

    public HallReader(ViewReader views, ProjectionFeed feed, LedgerClock clock) {
        this.views = views;
        this.feed = feed;
        this.clock = clock;
    }

    /** The board of a hall's latest day; an empty board for a hall that is not known. */
    public Mono<HallBoard> board(String hallId) {
        return Mono.defer(() -> {
            long position = feed.position();
            return views.find(HALLS, hallId).defaultIfEmpty(HALLS.empty(hallId))
                    .flatMap(hall -> board(hall, position));
        });
    }

    /** Every hall that is registered or had a ticket, by id, with its latest day. */
    public Flux<HallBoard> halls() {
        return views.all(HALLS, HallView.LIST).concatMap(hall -> board(hall, feed.position()));
    }

    /**
     * A ticket by its number, as of a hall's latest day, for everybody to see: without its case. Empty when there
     * is none.
     *
     * @param number as printed on it
     */
    public Mono<TicketPlace> ticket(String hallId, String number) {
        return views.find(HALLS, hallId).flatMap(hall -> tickets(hallId, dayOf(hall))).flatMap(tickets -> Mono
                .justOrEmpty(tickets.stream().filter(ticket -> number.equals(ticket.number()))
                        .reduce((one, later) -> later)
                        .map(ticket -> TicketPlace.of(ticket, new DayOfTickets(tickets).ahead(ticket)).withoutCase())));
    }

    /** Somebody's tickets of a page, with how many are ahead of those that wait in the hall's day that is shown. */
    public Mono<TicketPlace> placeOf(TicketFile ticket) {
        String hallId = ticket.hallId();
        Instant seen = ticket.firstSeen();
        return hallId == null || seen == null || ticket.stage() != TicketFile.Stage.WAITING
                ? Mono.just(TicketPlace.of(ticket, null))
                : tickets(hallId, Days.of(seen))
                        .map(tickets -> TicketPlace.of(ticket, new DayOfTickets(tickets).ahead(ticket)));
    }

    private LocalDate dayOf(HallFile hall) {
        LocalDate today = Days.of(clock.now());
        return Objects.requireNonNullElse(hall.dayShownOn(today), today);
    }

    private Mono<List<TicketFile>> tickets(String hallId, LocalDate day) {
        return views.all(TICKETS, TicketView.group(hallId, day)).collectList();
    }

    private Mono<HallBoard> board(HallFile hall, long position) {
        LocalDate day = dayOf(hall);
        return Mono.zip(tickets(hall.hallId(), day), registration(hall.hallId()))
                .map(found -> board(hall, found.getT2().orElse(null), day, position,
                        new DayOfTickets(found.getT1())));
    }

    private Mono<Optional<HallRegistered>> registration(String hallId) {
        return views.find(CARDS, hallId).map(card -> Optional.ofNullable(card.registered()))
                .defaultIfEmpty(Optional.empty());
    }

    private HallBoard board(HallFile hall, @Nullable HallRegistered registered, LocalDate day, long position,
            DayOfTickets tickets) {
        List<Long> waits = tickets.waits();
        List<Long> services = tickets.services();
        return new HallBoard(hall.hallId(), registered == null ? null : registered.name(), day, Days.shown(clock.now()),
                position,
                tickets.in(Stage.WAITING), tickets.called(), tickets.in(Stage.SERVING), tickets.in(Stage.SERVED),
                tickets.with(Kind.MISSED), tickets.with(Kind.REQUEUED), tickets.in(Stage.ABANDONED),
                DayOfTickets.percentile(waits, 50), DayOfTickets.percentile(waits, 90),
                DayOfTickets.percentile(services, 50), DayOfTickets.percentile(services, 90),
                tickets.queues(registered == null ? Map.of() : registered.purposes()),
                tickets.windows(hall), tickets.calls(SHOWN), tickets.next(SHOWN), tickets.missedNow());
    }
}
