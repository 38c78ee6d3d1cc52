package org.serviceledger.projections.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.queue.HallFile;
import org.serviceledger.projections.queue.HallView;
import org.serviceledger.projections.queue.TicketFile;
import org.serviceledger.projections.queue.TicketView;

/** Puts hall boards together from the tickets of a day. */
public final class HallReader {

    private static final int SHOWN = 10;
    private static final HallView HALLS = new HallView();
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
            LocalDate today = Days.of(clock.now());
            return views.find(HALLS, hallId).mapNotNull(hall -> hall.dayShownOn(today)).defaultIfEmpty(today)
                    .flatMap(day -> board(hallId, day, position));
        });
    }

    /** Every hall that had a ticket, by id, with its latest day. */
    public Flux<HallBoard> halls() {
        return views.all(HALLS, HallView.LIST).concatMap(hall -> board(hall.hallId()));
    }

    private Mono<HallBoard> board(String hallId, LocalDate day, long position) {
        return views.all(TICKETS, TicketView.group(hallId, day)).collectList()
                .map(tickets -> board(hallId, day, position, tickets));
    }

    private HallBoard board(String hallId, LocalDate day, long position, List<TicketFile> tickets) {
        List<TicketFile> called = tickets.stream().filter(t -> t.calledAt() != null)
                .sorted(Comparator.comparing(TicketFile::calledAt).reversed()).toList();
        List<TicketFile> waiting = tickets.stream().filter(t -> t.calledAt() == null).toList();
        List<Long> waits = called.stream().filter(t -> t.takenAt() != null)
                .map(t -> Math.max(0, Duration.between(t.takenAt(), t.calledAt()).toSeconds())).sorted().toList();
        return new HallBoard(hallId, day, Days.shown(clock.now()), position, waiting.size(), called.size(),
                percentile(waits, 50), percentile(waits, 90), queues(called, waiting), windows(called),
                called.stream().limit(SHOWN)
                        .map(t -> new HallBoard.Call(t.number(), t.queue(), t.window(), shown(t.calledAt())))
                        .toList(),
                waiting.stream().limit(SHOWN)
                        .map(t -> new HallBoard.Waiting(t.number(), t.queue(), shown(t.takenAt()), t.priority()))
                        .toList());
    }

    /** Nearest rank: the smallest value such that so many percent are not greater. */
    static @Nullable Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    private static List<HallBoard.Queue> queues(List<TicketFile> called, List<TicketFile> waiting) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, TicketFile> last = new LinkedHashMap<>();
        waiting.forEach(t -> counts.merge(name(t.queue()), 1, Integer::sum));
        called.forEach(t -> {
            counts.putIfAbsent(name(t.queue()), 0);
            last.putIfAbsent(name(t.queue()), t);
        });
        List<HallBoard.Queue> queues = new ArrayList<>();
        counts.forEach((queue, count) -> {
            TicketFile latest = last.get(queue);
            queues.add(new HallBoard.Queue(queue, count, latest == null ? null : latest.number(),
                    latest == null ? null : latest.window()));
        });
        return queues;
    }

    private static List<HallBoard.Window> windows(List<TicketFile> called) {
        Map<String, HallBoard.Window> windows = new TreeMap<>();
        for (TicketFile ticket : called) {
            if (ticket.window() != null && ticket.calledAt() != null) {
                windows.putIfAbsent(ticket.window(), new HallBoard.Window(ticket.window(), ticket.number(),
                        ticket.queue(), Days.shown(ticket.calledAt())));
            }
        }
        return List.copyOf(windows.values());
    }

    private static OffsetDateTime shown(@Nullable Instant instant) {
        return Days.shown(Objects.requireNonNull(instant, "the tickets of this list have it"));
    }

    private static String name(@Nullable String queue) {
        return queue == null ? "" : queue;
    }
}
