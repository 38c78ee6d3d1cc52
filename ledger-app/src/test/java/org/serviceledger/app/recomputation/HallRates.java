package org.serviceledger.app.recomputation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The rates of halls: of their tickets and of their appointments. */
final class HallRates {

    /** What may become of an appointment, in the order in which it does at one and the same time. */
    private static final List<String> COURSE = List.of("AppointmentBooked", "AppointmentRescheduled",
            "AppointmentCancelled", "AppointmentNoShow", "AppointmentHonoured");
    private static final Comparator<JsonNode> ORDER = Comparator.comparing(ExportedCase::at)
            .thenComparing(line -> COURSE.indexOf(line.path("type").asString()));

    private final Map<String, List<JsonNode>> tickets = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> appointments = new LinkedHashMap<>();

    HallRates(Collection<JsonNode> ofTickets, Collection<JsonNode> ofAppointments) {
        ofTickets.forEach(line -> tickets.computeIfAbsent(line.path("data").path("ticketId").asString(),
                any -> new ArrayList<>()).add(line));
        ofAppointments.forEach(line -> appointments
                .computeIfAbsent(line.path("data").path("appointmentId").asString(), any -> new ArrayList<>())
                .add(line));
    }

    /**
     * Adds the rates.
     *
     * @param which halls count
     * @return how many seconds each ticket waited that was called, the shortest first
     */
    List<Long> add(Sums sums, Predicate<String> which) {
        List<Long> waits = new ArrayList<>();
        tickets.values().stream().filter(lines -> which.test(hall(lines))).forEach(lines -> {
            Optional<OffsetDateTime> taken = all(lines, "QueueTicketTaken").findFirst().map(ExportedCase::at);
            Optional<OffsetDateTime> called = all(lines, "QueueTicketCalled").map(ExportedCase::at)
                    .min(OffsetDateTime::compareTo);
            taken.ifPresent(at -> sums.add("ticket-abandoned/standard", ExportedCase.day(at),
                    all(lines, "QueueTicketAbandoned").findAny().isPresent(), true));
            if (taken.isPresent() && called.isPresent()) {
                LocalDate day = ExportedCase.day(called.get());
                Duration between = Duration.between(taken.get(), called.get());
                Duration waited = between.isNegative() ? Duration.ZERO : between;
                sums.add("waiting-time/mean", day, waited.toSeconds(), 1);
                sums.add("waiting-time/over-30-minutes", day, waited.compareTo(Duration.ofMinutes(30)) > 0, true);
                sums.add("ticket-missed/standard", day, all(lines, "QueueTicketMissed").findAny().isPresent(), true);
                if (sums.has(day)) {
                    waits.add(waited.toSeconds());
                }
            }
        });
        appointments.values().forEach(lines -> appointment(lines, sums, which));
        return waits.stream().sorted().toList();
    }

    private static void appointment(List<JsonNode> lines, Sums sums, Predicate<String> which) {
        List<JsonNode> course = lines.stream().sorted(ORDER).toList();
        String became = course.getLast().path("type").asString();
        Comparator<JsonNode> bookingsLast = Comparator.comparing(line -> COURSE.indexOf(type(line)) < 2);
        Optional<JsonNode> slot = course.stream().filter(line -> line.path("data").path("slotStart").isString())
                .max(bookingsLast.thenComparing(ORDER));
        boolean kept = became.equals("AppointmentHonoured");
        slot.filter(line -> kept || became.equals("AppointmentNoShow"))
                .map(line -> line.path("data")).filter(data -> which.test(data.path("hallId").asString("")))
                .ifPresent(data -> sums.add("appointment-honoured/standard",
                        ExportedCase.day(OffsetDateTime.parse(data.path("slotStart").asString())), kept, true));
    }

    private static String hall(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("data").path("hallId").asString("")).filter(hall -> !hall.isEmpty())
                .findFirst().orElse("");
    }

    private static Stream<JsonNode> all(List<JsonNode> lines, String type) {
        return lines.stream().filter(line -> type(line).equals(type));
    }

    private static String type(JsonNode line) {
        return line.path("type").asString();
    }
}
