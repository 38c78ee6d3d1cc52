package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The hall's queues on one day: each ticket is called when a window of its queue is free. Times follow from that. */
final class HallQueues {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime REOPENS = LocalTime.of(13, 30);
    private static final Map<String, List<String>> WINDOWS = Map.of("A", List.of("01", "02"), "B", List.of("03", "04"),
            "C", List.of("05", "06"), "D", List.of("07"));

    private final Map<String, PriorityQueue<Window>> windows = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    HallQueues(LocalDate day) {
        WINDOWS.forEach((queue, names) -> {
            PriorityQueue<Window> free = new PriorityQueue<>(
                    Comparator.comparing(Window::freeAt).thenComparing(Window::name));
            names.forEach(name -> free.add(new Window(name, day.atTime(OPENS))));
            windows.put(queue, free);
        });
    }

    private record Window(String name, LocalDateTime freeAt) {}

    /**
     * A visit to a window.
     *
     * @param number as printed on the ticket
     * @param called when the number is called
     * @param served when the window is done with it
     */
    record Visit(String number, String window, LocalDateTime called, LocalDateTime served) {}

    /** Serves the next arrival of a queue; arrivals come in the order of their times. */
    Visit serve(String queue, LocalDateTime taken, double minutes) {
        int number = numbers.merge(queue, 1, Integer::sum);
        PriorityQueue<Window> free = windows.get(queue);
        if (free == null) {
            throw new IllegalStateException("no queue " + queue);
        }
        Window window = free.remove();
        LocalDateTime called = outsideNoon(taken.isAfter(window.freeAt()) ? taken.plusSeconds(15) : window.freeAt());
        LocalDateTime served = called.plusSeconds((long) (minutes * 60));
        free.add(new Window(window.name(), served.plusSeconds(20)));
        return new Visit("%s%03d".formatted(queue, number), window.name(), called, served);
    }

    private static LocalDateTime outsideNoon(LocalDateTime time) {
        LocalTime of = time.toLocalTime();
        if (of.isBefore(OPENS)) {
            return time.toLocalDate().atTime(OPENS);
        }
        return of.isBefore(NOON) || !of.isBefore(REOPENS) ? time : time.toLocalDate().atTime(REOPENS);
    }
}
