package org.serviceledger.projections.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.queue.HallFile;
import org.serviceledger.projections.queue.TicketFile;
import org.serviceledger.projections.queue.TicketFile.Kind;
import org.serviceledger.projections.queue.TicketFile.Stage;

/** The tickets of one hall's day, counted. Who has precedence is called first, then who has waited longest. */
final class DayOfTickets {

    private static final Comparator<TicketFile> CALLING_ORDER = Comparator
            .comparing((TicketFile ticket) -> ticket.priority() == null)
            .thenComparing(ticket -> ticket.since() == null ? Instant.MAX : ticket.since())
            .thenComparing(TicketFile::ticketId);

    private final List<TicketFile> tickets;
    /** Those that were called, the latest call first. */
    private final List<TicketFile> called;
    private final Map<String, List<TicketFile>> waiting;

    DayOfTickets(List<TicketFile> tickets) {
        this.tickets = tickets;
        this.called = tickets.stream().filter(ticket -> ticket.lastCalledAt() != null)
                .sorted(Comparator.comparing((TicketFile ticket) -> at(ticket.lastCalledAt())).reversed()).toList();
        this.waiting = tickets.stream().filter(ticket -> ticket.stage() == Stage.WAITING).sorted(CALLING_ORDER)
                .collect(Collectors.groupingBy(DayOfTickets::queue, TreeMap::new, Collectors.toList()));
    }

    int in(Stage stage) {
        return count(tickets, ticket -> ticket.stage() == stage);
    }

    int with(Kind kind) {
        return count(tickets, ticket -> ticket.count(kind) > 0);
    }

    int called() {
        return called.size();
    }

    List<Long> waits() {
        return seconds(tickets, TicketFile::waited);
    }

    List<Long> services() {
        return seconds(tickets, DayOfTickets::served);
    }

    /** How many of its queue are called before a ticket that waits; null when it does not wait. */
    @Nullable
    Integer ahead(TicketFile ticket) {
        int place = waiting.getOrDefault(queue(ticket), List.of()).indexOf(ticket);
        return place < 0 ? null : place;
    }

    /** Who waits, in the order of calling. */
    List<HallBoard.Waiting> next(int most) {
        return waiting.values().stream().flatMap(List::stream).sorted(CALLING_ORDER).limit(most)
                .map(ticket -> shown(ticket, Objects.requireNonNullElse(ahead(ticket), 0))).toList();
    }

    List<HallBoard.Waiting> missedNow() {
        return tickets.stream().filter(ticket -> ticket.stage() == Stage.MISSED).sorted(CALLING_ORDER)
                .map(ticket -> shown(ticket, 0)).toList();
    }

    List<HallBoard.Call> calls(int most) {
        return called.stream().limit(most).map(ticket -> new HallBoard.Call(ticket.number(), ticket.queue(),
                ticket.window(), Days.shown(at(ticket.lastCalledAt())))).toList();
    }

    /**
     * Every queue that is registered or has a ticket, by name.
     *
     * @param registered what each is for
     */
    List<HallBoard.Queue> queues(Map<String, String> registered) {
        Map<String, List<TicketFile>> byQueue = tickets.stream()
                .collect(Collectors.groupingBy(DayOfTickets::queue, TreeMap::new, Collectors.toList()));
        registered.keySet().forEach(name -> byQueue.putIfAbsent(name, List.of()));
        List<HallBoard.Queue> queues = new ArrayList<>();
        byQueue.forEach((name, all) -> {
            TicketFile last = called.stream().filter(ticket -> queue(ticket).equals(name)).findFirst().orElse(null);
            List<Long> waits = seconds(all, TicketFile::waited);
            queues.add(new HallBoard.Queue(name, registered.getOrDefault(name, ""),
                    waiting.getOrDefault(name, List.of()).size(),
                    count(all, ticket -> ticket.calledAt() != null),
                    count(all, ticket -> ticket.stage() == Stage.SERVED),
                    count(all, ticket -> ticket.count(Kind.MISSED) > 0),
                    count(all, ticket -> ticket.stage() == Stage.ABANDONED), percentile(waits, 50),
                    percentile(waits, 90), last == null ? null : last.number(), last == null ? null : last.window()));
        });
        return queues;
    }

    /** Windows by name: those that called somebody, and those that were opened or closed. */
    List<HallBoard.Window> windows(@Nullable HallFile hall) {
        Map<String, TicketFile> latest = new HashMap<>();
        called.forEach(ticket -> {
            if (ticket.window() != null) {
                latest.putIfAbsent(ticket.window(), ticket);
            }
        });
        Map<String, HallBoard.Window> windows = new TreeMap<>();
        if (hall != null) {
            hall.windows().forEach((name, opening) -> windows.put(name, new HallBoard.Window(name,
                    opening.open() ? HallBoard.WindowState.FREE : HallBoard.WindowState.CLOSED,
                    Days.shown(opening.at()), null, null, null)));
        }
        latest.forEach((name, ticket) -> windows.merge(name, window(name, ticket),
                (known, busy) -> known.state() == HallBoard.WindowState.CLOSED && since(known).isAfter(since(busy))
                        ? known
                        : busy));
        return List.copyOf(windows.values());
    }

    private static Instant since(HallBoard.Window window) {
        return window.since() == null ? Instant.MIN : window.since().toInstant();
    }

    private static HallBoard.Window window(String name, TicketFile ticket) {
        HallBoard.WindowState state = switch (ticket.stage()) {
            case CALLED -> HallBoard.WindowState.CALLING;
            case SERVING -> HallBoard.WindowState.SERVING;
            case WAITING, MISSED, SERVED, ABANDONED -> HallBoard.WindowState.FREE;
        };
        return new HallBoard.Window(name, state, Days.shown(at(ticket.since())), ticket.number(), ticket.queue(),
                Days.shown(at(ticket.lastCalledAt())));
    }

    private static HallBoard.Waiting shown(TicketFile ticket, int ahead) {
        return new HallBoard.Waiting(ticket.number(), ticket.queue(), Days.shown(at(ticket.since())),
                ticket.priority(), ahead);
    }

    private static @Nullable Duration served(TicketFile ticket) {
        Instant from = ticket.servedFrom();
        Instant until = ticket.servedUntil();
        return from == null || until == null || until.isBefore(from) ? null : Duration.between(from, until);
    }

    private static List<Long> seconds(List<TicketFile> tickets, Function<TicketFile, @Nullable Duration> what) {
        return tickets.stream().map(what).filter(Objects::nonNull).map(Duration::toSeconds).sorted().toList();
    }

    /** Nearest rank: the smallest value such that so many percent are not greater. */
    static @Nullable Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    private static int count(List<TicketFile> tickets, java.util.function.Predicate<TicketFile> wanted) {
        return Math.toIntExact(tickets.stream().filter(wanted).count());
    }

    private static Instant at(@Nullable Instant instant) {
        return Objects.requireNonNull(instant, "the tickets of this list have it");
    }

    private static String queue(TicketFile ticket) {
        return Objects.requireNonNullElse(ticket.queue(), "");
    }
}
