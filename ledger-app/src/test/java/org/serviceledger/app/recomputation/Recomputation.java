package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.app.recomputation.Sums.Share;

/**
 * The rates of cases, computed from the lines of an export by the published definitions: a second opinion that shares
 * no code with the views.
 */
final class Recomputation {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime OFFICES_CLOSE = LocalTime.of(17, 0);

    private final WorkingDays calendar = new WorkingDays();
    private final Map<String, ExportedCase> cases = new LinkedHashMap<>();
    private final ItemRates items;
    private final HallRates halls;
    private final InflowRates inflow;
    private final LocalDate today;

    /**
     * What was exported, a fact a line.
     *
     * @param cases with the calendars that they are counted by
     */
    record Export(List<String> cases, List<String> items, List<String> tickets, List<String> appointments) {}

    /**
     * Rates by metric and definition.
     *
     * @param waits seconds from taking a ticket to its call, the shortest first
     */
    record Found(Map<String, Share> rates, List<Long> waits) {

        /** The time that a share of the tickets did not wait longer than. */
        long waited(int percent) {
            return waits.get(Math.max(1, Math.ceilDiv(waits.size() * percent, 100)) - 1);
        }
    }

    /** @param today the day that has just begun */
    Recomputation(Export export, LocalDate today) {
        this.today = today;
        List<JsonNode> ofCases = facts(export.cases());
        List<JsonNode> ofItems = facts(export.items());
        List<JsonNode> ofTickets = facts(export.tickets());
        List<JsonNode> ofAppointments = facts(export.appointments());
        ofCases.forEach(fact -> {
            JsonNode data = fact.path("data");
            if (fact.path("type").asString().startsWith("Calendar")) {
                calendar.published(data);
            } else if (data.has("caseNo")) {
                cases.computeIfAbsent(data.path("caseNo").asString(), any -> new ExportedCase()).add(fact);
            }
        });
        this.items = new ItemRates(ofItems);
        this.halls = new HallRates(ofTickets, ofAppointments);
        this.inflow = new InflowRates(
                Stream.of(ofCases, ofItems, ofTickets, ofAppointments).flatMap(List::stream));
    }

    private static List<JsonNode> facts(List<String> lines) {
        return lines.stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    int cases() {
        return cases.size();
    }

    /** Cases that count as accepted since nobody answered. */
    long deemed() {
        return cases.values().stream().filter(one -> one.accepted().isEmpty() && one.deemed().isPresent()).count();
    }

    /**
     * The rates of a period.
     *
     * @param first  day of the period, and
     * @param last   its last one
     * @param region how the codes of the divisions begin that count; empty for everything
     */
    Found rates(LocalDate first, LocalDate last, String region) {
        Sums sums = new Sums(first, last);
        Map<String, Share> closed = new HashMap<>();
        cases.values().stream().filter(one -> items.item(one.item()).on(today).path("region").asString("")
                .startsWith(region)).forEach(one -> {
                    begun(one, sums);
                    closed(one, sums);
                    inTime(one, sums);
                    reviewed(one, sums);
                    answered(one, sums);
                    one.closed().map(ExportedCase::day).filter(day -> !day.isAfter(last)).ifPresent(day -> closed
                            .merge(one.item(), new Share(one.visits() <= 1 ? 1 : 0, 1), Share::plus));
                });
        items.add(sums, region, today, closed);
        if (region.isEmpty()) {
            inflow.add(sums);
        }
        return new Found(sums.found(), halls.add(sums, hall -> items.hallIn(region, hall)));
    }

    private void begun(ExportedCase one, Sums sums) {
        one.submitted().map(ExportedCase::day).ifPresent(day -> {
            sums.add("online-take-up/submitted", day, one.online(), true);
            long handedIn = one.all("ApplicationSubmitted")
                    .mapToLong(line -> line.path("data").path("materials").size()).max().orElse(0);
            long waived = one.all("MaterialsWaived")
                    .mapToLong(line -> Math.max(1, line.path("data").path("materials").size())).sum();
            JsonNode asked = item(one).path("materials");
            long required = asked.isNumber() ? asked.asLong() : handedIn == 0 ? 0 : handedIn + waived;
            sums.add("materials-waived/standard", day, Math.min(waived, required), required);
        });
        List<OffsetDateTime> notices = one.notices();
        if (!notices.isEmpty()) {
            sums.add("one-time-notice/standard", ExportedCase.day(notices.getFirst()), notices.size() == 1, true);
        }
    }

    private void closed(ExportedCase one, Sums sums) {
        one.closed().map(ExportedCase::day).ifPresent(day -> {
            int visits = one.visits();
            sums.add("online-take-up/closed", day, one.online(), true);
            sums.add("fully-online/cases", day, one.online() && visits == 0, true);
            sums.add("at-most-one-visit/observed", day, visits <= 1, true);
            sums.add("at-most-one-visit/none-observed", day, visits == 0, true);
            sums.add("at-most-one-visit/mean", day, visits, 1);
            sums.add("instant-handling/cases", day, instant(item(one)), true);
            sums.add("active-review/standard", day, one.first("EvaluationSubmitted").isPresent(), true);
            boolean delivers = waitsForDelivery(one);
            LocalDate settled = delivers && traced(one, true) ? latest(day, deliveryDue(one).plusDays(1)) : day;
            sums.add("trace-completeness/live", settled, traced(one, !delivers), true);
            sums.add("trace-completeness/all", settled, traced(one, !delivers), true);
            compressed(one, day, sums);
        });
    }

    /** Working days that the law would have allowed, less those that the case took; by the limits of the law. */
    private void compressed(ExportedCase one, LocalDate day, Sums sums) {
        long allowed = ItemRates.length(legalLimit(one));
        one.started().filter(any -> allowed >= 0).ifPresent(started -> {
            LocalDate stopped = ExportedCase.day(one.stopped().orElseThrow());
            long used = calendar.between(ExportedCase.day(started), stopped, legalRun(one).excluded());
            sums.add("promise-compression/actual", day, allowed - used, allowed);
        });
    }

    private void inTime(ExportedCase one, Sums sums) {
        OffsetDateTime promised = promiseRun(one).end();
        one.closed().filter(closed -> promised != null).ifPresent(closed -> sums.add("on-time-closing/closed-only",
                ExportedCase.day(closed), closed.isBefore(promised), true));
        inTime("on-time-closing/promise", one, promised, sums);
        inTime("on-time-closing/legal", one, legalRun(one).end(), sums);
    }

    /** Closed within a limit; against it stand also those that were open and past due when the period ended. */
    private void inTime(String rate, ExportedCase one, OffsetDateTime end, Sums sums) {
        if (end == null) {
            return;
        }
        one.closed().ifPresent(closed -> sums.add(rate, ExportedCase.day(closed), closed.isBefore(end), true));
        LocalDate due = ExportedCase.day(end.minusNanos(1));
        LocalDate reached = sums.last().isBefore(today) ? sums.last() : today.minusDays(1);
        boolean over = one.closed().or(one::ended).map(ExportedCase::day).map(day -> !day.isAfter(reached))
                .orElse(false);
        if (!due.isAfter(reached) && !over) {
            sums.add(rate, sums.last(), 0, 1);
        }
    }

    /** How a limit ran: its end, if it has one and does not stand still, and the days that it left out. */
    private record Run(OffsetDateTime end, Set<LocalDate> excluded) {}

    /** When a limit ends, by the days that it leaves out and the working days that are added to it. */
    private interface Limit {
        OffsetDateTime end(Set<LocalDate> excluded, int more);
    }

    /** A limit that is over is not revived: what begins then moves nothing. */
    private Run run(ExportedCase one, List<ExportedCase.Break> breaks, Limit limit) {
        Set<LocalDate> excluded = new HashSet<>();
        int more = 0;
        boolean stands = false;
        OffsetDateTime end = limit.end(excluded, more);
        for (ExportedCase.Break next : breaks) {
            if (end == null || next.at().isBefore(end)) {
                next.days().forEach(excluded::add);
                more += next.more();
                stands |= next.goesOn() && one.stopped().isEmpty();
                end = limit.end(excluded, more);
            }
        }
        return new Run(stands ? null : end, excluded);
    }

    private Run legalRun(ExportedCase one) {
        return run(one, one.breaks(today),
                (excluded, more) -> one.started()
                        .map(started -> limitEnds(legalLimit(one), started, more, excluded)).orElse(null));
    }

    /** Of a licence twenty working days where the item says nothing (行政许可法 42). */
    private JsonNode legalLimit(ExportedCase one) {
        boolean licence = item(one).path("itemType").asString("").equals("ADMINISTRATIVE_LICENSE");
        return one.frozen("legalLimit").or(() -> Optional.of(item(one).path("legalLimit")).filter(JsonNode::isObject))
                .orElse(JsonMapper.shared().createObjectNode().put("unit", licence ? "WORKING_DAY" : "NONE")
                        .put("value", 20));
    }

    /** Extensions are of the legal limit. Where no limit is promised, a due day holds that was stated. */
    private Run promiseRun(ExportedCase one) {
        JsonNode limit = one.frozen("promisedLimit").orElse(item(one).path("promisedLimit"));
        Optional<OffsetDateTime> started = one.started()
                .filter(any -> !limit.path("unit").asString("NONE").equals("NONE"));
        return run(one, one.breaks(today).stream().filter(any -> any.more() == 0).toList(),
                (excluded, more) -> started.map(at -> limitEnds(limit, at, more, excluded))
                        .orElseGet(() -> statedEnd(one, excluded)));
    }

    /** A stated day moves by the working days before it that are left out. */
    private OffsetDateTime statedEnd(ExportedCase one, Set<LocalDate> excluded) {
        LocalDate from = one.started().map(ExportedCase::day).orElse(LocalDate.MIN);
        return one.statedDue().map(ExportedCase::day).map(due -> {
            long left = excluded.stream().filter(calendar::isWorked)
                    .filter(day -> day.isAfter(from) && !day.isAfter(due)).count();
            return endOf(calendar.after(due, (int) left, excluded));
        }).orElse(null);
    }

    /** When a limit ends that runs from the acceptance. */
    private OffsetDateTime limitEnds(JsonNode limit, OffsetDateTime started, int more, Set<LocalDate> excluded) {
        LocalDate day = ExportedCase.day(started);
        int number = limit.path("value").asInt(0);
        return switch (limit.path("unit").asString("NONE")) {
            case "NONE" -> null;
            case "IMMEDIATE" -> {
                LocalDate from = started.toLocalTime().isBefore(OFFICES_CLOSE) ? day : day.plusDays(1);
                LocalDate last = calendar.sameOrNext(from, excluded);
                yield calendar.after(last, more, excluded).atTime(OFFICES_CLOSE).atOffset(SHANGHAI);
            }
            case "WORKING_DAY" -> endOf(calendar.after(day, number + more, excluded));
            case "CALENDAR_DAY" -> {
                LocalDate last = day;
                for (int left = number; left > 0;) {
                    last = last.plusDays(1);
                    left -= excluded.contains(last) ? 0 : 1;
                }
                yield endOf(calendar.after(calendar.sameOrNext(last, excluded), more, excluded));
            }
            default -> throw new IllegalStateException("nobody applies for what is limited by " + limit);
        };
    }

    private void reviewed(ExportedCase one, Sums sums) {
        Optional<JsonNode> evaluation = one.evaluation();
        evaluation.ifPresent(line -> {
            LocalDate day = ExportedCase.day(ExportedCase.at(line));
            boolean good = !ExportedCase.bad(line);
            sums.add("positive-review/submitted", day, good, true);
            sums.add("positive-review/with-default", day, good, true);
            if (!good) {
                settled("negative-review-rectified/contacted", calendar.after(day, 1),
                        one.earliest("NegativeReviewContacted"), sums);
                if (!one.dismissed()) {
                    int more = one.all("RectificationExtended")
                            .mapToInt(extended -> extended.path("data").path("days").asInt(0)).sum();
                    settled("negative-review-rectified/rectified", calendar.after(day, 15 + more),
                            one.earliest("RectificationCompleted"), sums);
                }
            }
        });
        if (one.first("EvaluationSubmitted").isEmpty()) {
            one.all("EvaluationDefaulted").min((a, b) -> ExportedCase.at(a).compareTo(ExportedCase.at(b)))
                    .ifPresent(line -> sums.add("positive-review/with-default",
                            ExportedCase.day(ExportedCase.at(line)), !ExportedCase.bad(line), true));
        }
    }

    private void answered(ExportedCase one, Sums sums) {
        one.received().ifPresent(received -> settled("notice-within-5-days/standard",
                calendar.after(ExportedCase.day(received), 5),
                Stream.concat(Stream.of(one.accepted(), one.ended(), one.firstAt("DecisionMade"), one.closed())
                        .flatMap(Optional::stream), one.notices().stream().filter(at -> !at.isBefore(received)))
                        .min(OffsetDateTime::compareTo),
                sums));
        granted(one).ifPresent(line -> settled("delivery-within-10-days/standard", deliveryDue(one),
                one.earliest("ResultDelivered"), sums));
    }

    /** Done in time: on that day; missed: on the first day after the deadline. */
    private static void settled(String rate, LocalDate deadline, Optional<OffsetDateTime> done, Sums sums) {
        Optional<LocalDate> inTime = done.map(ExportedCase::day).filter(day -> !day.isAfter(deadline));
        sums.add(rate, inTime.orElse(deadline.plusDays(1)), inTime.isPresent(), true);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<JsonNode> granted(ExportedCase one) {
        return one.first("DecisionMade")
                .filter(line -> line.path("data").path("outcome").asString("").equals("GRANTED"));
    }

    private boolean waitsForDelivery(ExportedCase one) {
        return granted(one).isPresent() && one.first("ResultDelivered").isEmpty();
    }

    private LocalDate deliveryDue(ExportedCase one) {
        return calendar.after(ExportedCase.day(ExportedCase.at(granted(one).orElseThrow())), 10);
    }

    /** Whether every mandatory fact is there, in lawful order; of the delivery it is said. */
    private boolean traced(ExportedCase one, boolean delivered) {
        Optional<OffsetDateTime> decided = one.firstAt("DecisionMade");
        boolean ended = one.ended().isPresent() && decided.isEmpty();
        boolean handled = ended || (!promised(item(one)) || one.first("ReviewStepCompleted").isPresent())
                && (decided.isPresent() || item(one).path("itemType").asString("").equals("PUBLIC_SERVICE"))
                && delivered;
        boolean settled = one.ended().isPresent() || one.all("CorrectionRequired").map(ExportedCase::at)
                .allMatch(required -> Stream.concat(one.all("CorrectionSubmitted"), one.all("CorrectionLapsed"))
                        .anyMatch(answer -> !ExportedCase.at(answer).isBefore(required)));
        return (one.submitted().isPresent() || one.received().isPresent())
                && (one.started().isPresent() || one.ended().isPresent()) && handled && settled
                && one.all("SpecialProcedureStarted").count() <= one.all("SpecialProcedureEnded").count()
                && inOrder(one.submitted(), one.accepted()) && inOrder(one.received(), one.accepted())
                && inOrder(one.accepted(), decided) && inOrder(one.submitted(), decided)
                && inOrder(decided, one.closed()) && inOrder(one.accepted(), one.closed())
                && inOrder(one.submitted(), one.closed()) && inOrder(decided, one.earliest("ResultDelivered"));
    }

    private static boolean inOrder(Optional<OffsetDateTime> one, Optional<OffsetDateTime> other) {
        return one.isEmpty() || other.isEmpty() || !other.get().isBefore(one.get());
    }

    static boolean instant(JsonNode item) {
        String stated = item.path("handlingType").asString("");
        return stated.isEmpty()
                ? item.path("promisedLimit").path("unit").asString("").equals("IMMEDIATE")
                : stated.equals("INSTANT");
    }

    private static boolean promised(JsonNode item) {
        return item.has("handlingType")
                ? item.path("handlingType").asString().equals("PROMISED")
                : item.path("promisedLimit").isObject() && !instant(item);
    }

    /** The item as it was in force when the case was accepted, or else when it began: materials came, or were asked for. */
    private JsonNode item(ExportedCase one) {
        LocalDate day = Stream.of(one.accepted(), one.received(), one.submitted()).flatMap(Optional::stream)
                .findFirst().map(ExportedCase::day).orElse(LocalDate.EPOCH);
        return items.item(one.item()).on(day);
    }

    private static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().atOffset(SHANGHAI);
    }
}
