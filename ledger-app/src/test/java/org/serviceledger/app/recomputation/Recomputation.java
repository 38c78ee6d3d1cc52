package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
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
        facts(export.cases()).forEach(fact -> {
            JsonNode data = fact.path("data");
            if (fact.path("type").asString().startsWith("Calendar")) {
                calendar.published(data);
            } else if (data.has("caseNo")) {
                cases.computeIfAbsent(data.path("caseNo").asString(), any -> new ExportedCase()).add(fact);
            }
        });
        this.items = new ItemRates(facts(export.items()));
        this.halls = new HallRates(facts(export.tickets()), facts(export.appointments()));
    }

    private static List<JsonNode> facts(List<String> lines) {
        return lines.stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    int cases() {
        return cases.size();
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
            sums.add("trace-completeness/live", day, traced(one), true);
            sums.add("trace-completeness/all", day, traced(one), true);
        });
    }

    private void inTime(ExportedCase one, Sums sums) {
        OffsetDateTime promised = promiseEnds(one);
        one.closed().filter(closed -> promised != null).ifPresent(closed -> sums.add("on-time-closing/closed-only",
                ExportedCase.day(closed), closed.isBefore(promised), true));
        inTime("on-time-closing/promise", one, promised, sums);
        inTime("on-time-closing/legal", one, legalLimitEnds(one), sums);
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

    /** Of a licence twenty working days where the item says nothing (行政许可法 42); extensions are added. */
    private OffsetDateTime legalLimitEnds(ExportedCase one) {
        if (one.paused() || one.accepted().isEmpty()) {
            return null;
        }
        JsonNode said = one.first("ApplicationAccepted").map(line -> line.path("data").path("legalLimit"))
                .filter(JsonNode::isObject).orElse(item(one).path("legalLimit"));
        boolean licence = item(one).path("itemType").asString("").equals("ADMINISTRATIVE_LICENSE");
        String unit = said.path("unit").asString(licence ? "WORKING_DAY" : "NONE");
        int number = said.path("value").asInt(licence ? 20 : 0);
        int more = one.all("DecisionPeriodExtended")
                .filter(line -> one.stopped().map(ExportedCase.at(line)::isBefore).orElse(true))
                .mapToInt(line -> line.path("data").path("days").asInt(0)).sum();
        return limitEnds(unit, number, more, one);
    }

    private OffsetDateTime promiseEnds(ExportedCase one) {
        if (one.paused()) {
            return null;
        }
        JsonNode said = one.first("ApplicationAccepted").map(line -> line.path("data").path("promisedLimit"))
                .filter(JsonNode::isObject).orElse(item(one).path("promisedLimit"));
        String unit = said.path("unit").asString("NONE");
        if (one.accepted().isEmpty() || unit.equals("NONE")) {
            return Optional.of(one).flatMap(any -> one.first("ApplicationSubmitted"))
                    .map(line -> line.path("data").path("dueAt")).filter(JsonNode::isString)
                    .map(due -> endOf(ExportedCase.day(OffsetDateTime.parse(due.asString())))).orElse(null);
        }
        return limitEnds(unit, said.path("value").asInt(0), 0, one);
    }

    /** When a limit ends that runs from the acceptance. */
    private OffsetDateTime limitEnds(String unit, int number, int more, ExportedCase one) {
        Set<LocalDate> excluded = one.excluded(today);
        OffsetDateTime accepted = one.accepted().orElseThrow();
        LocalDate day = ExportedCase.day(accepted);
        return switch (unit) {
            case "NONE" -> null;
            case "IMMEDIATE" -> {
                LocalDate from = accepted.toLocalTime().isBefore(OFFICES_CLOSE) ? day : day.plusDays(1);
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
            default -> throw new IllegalStateException("the province limits nothing in " + unit);
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
        one.first("DecisionMade").filter(line -> line.path("data").path("outcome").asString("").equals("GRANTED"))
                .ifPresent(line -> settled("delivery-within-10-days/standard",
                        calendar.after(ExportedCase.day(ExportedCase.at(line)), 10), one.earliest("ResultDelivered"),
                        sums));
    }

    /** Done in time: on that day; missed: on the first day after the deadline. */
    private static void settled(String rate, LocalDate deadline, Optional<OffsetDateTime> done, Sums sums) {
        Optional<LocalDate> inTime = done.map(ExportedCase::day).filter(day -> !day.isAfter(deadline));
        sums.add(rate, inTime.orElse(deadline.plusDays(1)), inTime.isPresent(), true);
    }

    /** Whether every mandatory fact is there, in lawful order. */
    private boolean traced(ExportedCase one) {
        Optional<OffsetDateTime> decided = one.firstAt("DecisionMade");
        boolean ended = one.ended().isPresent() && decided.isEmpty();
        boolean granted = one.first("DecisionMade")
                .map(line -> line.path("data").path("outcome").asString("").equals("GRANTED")).orElse(false);
        boolean handled = ended || (instant(item(one)) || one.first("ReviewStepCompleted").isPresent())
                && (decided.isPresent() || item(one).path("itemType").asString("").equals("PUBLIC_SERVICE"))
                && (!granted || one.first("ResultDelivered").isPresent());
        boolean settled = one.ended().isPresent() || one.all("CorrectionRequired").count() <= one
                .all("CorrectionSubmitted").count() + one.all("CorrectionLapsed").count();
        return (one.submitted().isPresent() || one.received().isPresent())
                && (one.accepted().isPresent() || one.ended().isPresent()) && handled && settled
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

    /** The item as it was in force when the case was accepted, or else when it began. */
    private JsonNode item(ExportedCase one) {
        LocalDate day = Stream.of(one.accepted(), one.submitted()).flatMap(Optional::stream).findFirst()
                .map(ExportedCase::day).orElse(today);
        return items.item(one.item()).on(day);
    }

    private static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().atOffset(SHANGHAI);
    }
}
