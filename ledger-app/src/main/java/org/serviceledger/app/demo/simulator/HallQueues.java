package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.Hall.Window;
import org.serviceledger.app.demo.province.HallQueue;

/** A hall's queues on one day: each ticket is called when a window of its queue is free. Times follow from that. */
final class HallQueues {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime REOPENS = LocalTime.of(13, 30);

    /** Below are the numbers that people take before they come, which the ledger gives out. */
    private static final int MACHINE_COUNTS_FROM = 101;

    private final Hall hall;
    private final Map<HallQueue, PriorityQueue<Place>> places = new EnumMap<>(HallQueue.class);
    private final Map<HallQueue, Integer> numbers = new HashMap<>();

    HallQueues(Hall hall, LocalDate day) {
        this.hall = hall;
        for (Window window : hall.windows()) {
            places.computeIfAbsent(window.queue(),
                    any -> new PriorityQueue<>(
                            Comparator.comparing(Place::freeAt).thenComparing(place -> place.window().number())))
                    .add(new Place(window, day.atTime(OPENS)));
        }
    }

    private record Place(Window window, LocalDateTime freeAt) {}

    /**
     * A ticket that was taken.
     *
     * @param number as printed on the ticket
     */
    record Ticket(HallQueue queue, String number, LocalDateTime taken) {}

    /**
     * A visit to a window.
     *
     * @param called when the number is called
     * @param served when the window is done with it
     */
    record Visit(Hall hall, Ticket ticket, String ticketId, Window window, LocalDateTime called,
            LocalDateTime served) {}

    /** The next number of the queue for a department; that of the first queue where it has none of its own. */
    Ticket take(HallQueue wanted, LocalDateTime at) {
        HallQueue queue = places.containsKey(wanted) ? wanted : hall.queues().getFirst();
        int number = numbers.merge(queue, MACHINE_COUNTS_FROM, (last, none) -> last + 1);
        return new Ticket(queue, "%s%03d".formatted(queue.name(), number), at);
    }

    String idOf(Ticket ticket) {
        return hall.hallId() + "-" + ticket.taken().toLocalDate() + "-" + ticket.number();
    }

    /** Serves a ticket; tickets come in the order of their times. */
    Visit serve(Ticket ticket, double minutes) {
        PriorityQueue<Place> free = places.get(ticket.queue());
        if (free == null || free.isEmpty()) {
            throw new IllegalStateException("no window serves queue " + ticket.queue());
        }
        Place place = free.remove();
        LocalDateTime called = whenOpen(ticket.taken().isAfter(place.freeAt())
                ? ticket.taken().plusSeconds(15)
                : place.freeAt());
        LocalDateTime served = called.plusSeconds((long) (minutes * 60));
        free.add(new Place(place.window(), served.plusSeconds(20)));
        return new Visit(hall, ticket, idOf(ticket), place.window(), called, served);
    }

    private static LocalDateTime whenOpen(LocalDateTime time) {
        LocalTime of = time.toLocalTime();
        if (of.isBefore(OPENS)) {
            return time.toLocalDate().atTime(OPENS);
        }
        return of.isBefore(NOON) || !of.isBefore(REOPENS) ? time : time.toLocalDate().atTime(REOPENS);
    }
}
