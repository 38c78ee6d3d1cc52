package org.serviceledger.app.recomputation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.app.demo.DemoCitizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.demo.simulator.Happening;
import org.serviceledger.app.demo.simulator.Simulation;
import org.serviceledger.app.demo.simulator.Simulation.Sent;
import org.serviceledger.app.demo.simulator.SimulationSettings;
import org.serviceledger.app.demo.simulator.WorkingCalendar;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ResultEvent.CaseClosed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A quarter's business, told late and in disorder: one fact in five up to twenty days late, and neighbours change
 * places. One fact of a case in thirty is never told, and of one case in eight no more than that it began. Meanwhile
 * the catalogue changes, and many applicants complain.
 */
final class DisorderlyQuarter {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    static final LocalDate END = LocalDate.of(2026, 4, 1);

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final double CASES_PER_DAY = .9;
    private static final int LOST = 30;
    private static final int SILENT = 8;
    private static final int CHANGES = 30;
    private static final int UNASKED = 20;
    private static final List<String> BRANCHES = List.of("990100-B1", "990200-B2");
    private static final List<String> DAYS = List.of("WORKING_DAY", "CALENDAR_DAY");
    private static final List<String> UNITS = List.of("WORKING_DAY", "CALENDAR_DAY", "MONTH", "YEAR", "HOUR", "NONE");
    private static final List<String> SATISFACTIONS = List.of("SATISFIED", "DISSATISFIED", "VERY_DISSATISFIED");
    private static final List<String> FINDINGS = List.of("VALID", "VALID", "MISTAKEN", "MALICIOUS", "UNREACHABLE");
    private static final Province PROVINCE = Province.load();
    private static final CloudEventCodec CODEC = new CloudEventCodec();

    private final Random random;
    private final List<Told> told = new ArrayList<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, ObjectNode> described = new LinkedHashMap<>();
    private final List<String> halls = new ArrayList<>(BRANCHES);
    private final List<byte[]> foundation = new ArrayList<>();

    /** A record, and when it is told. */
    @SuppressWarnings("ArrayRecordComponent")
    record Told(Instant at, byte[] record) {}

    DisorderlyQuarter(int seed) {
        random = new Random(seed);
        Simulation business = new Simulation(PROVINCE, WorkingCalendar.load(),
                new SimulationSettings(seed, FIRST, CASES_PER_DAY, false), DemoCitizen.of(PROVINCE));
        for (Sent sent = business.next(); sent.happening().sentAt().toLocalDate().isBefore(END); sent = business
                .next()) {
            happened(sent);
        }
        found();
        BRANCHES.forEach(hall -> tell("HallRegistered", hall, FIRST.atTime(9, 0).atOffset(SHANGHAI),
                data().put("hallId", hall).put("branch", true).put("level", "CITY")
                        .put("region", hall.substring(0, 6) + "000000")));
        List<String> items = described.keySet().stream().sorted().toList();
        for (int i = 0; i < CHANGES; i++) {
            change(items.get(random.nextInt(items.size())), String.valueOf(i));
        }
        told.removeIf(one -> !one.at().isBefore(END.atStartOfDay().toInstant(SHANGHAI)));
        told.sort(Comparator.comparing(Told::at));
    }

    /** What is known before. */
    List<byte[]> foundation() {
        return foundation;
    }

    List<Told> told() {
        return told;
    }

    /** The province, with the items that somebody applies for and a few more. */
    private void found() {
        List<EventEnvelope> facts = PROVINCE.foundation();
        List<String> others = facts.stream().map(EventEnvelope::data).filter(ServiceItemPublished.class::isInstance)
                .map(fact -> ((ServiceItemPublished) fact).itemCode()).filter(code -> !applied.contains(code)).toList();
        Set<String> known = new HashSet<>(applied);
        random.ints(UNASKED, 0, others.size()).forEach(i -> known.add(others.get(i)));
        for (EventEnvelope fact : facts) {
            if (fact.data() instanceof ItemEvent item && !known.contains(item.itemCode())) {
                continue;
            }
            byte[] record = CODEC.encode(fact);
            foundation.add(record);
            if (fact.data() instanceof HallRegistered hall) {
                halls.add(hall.hallId());
            } else if (fact.data() instanceof ServiceItemPublished || fact.data() instanceof ServiceItemAmended) {
                described.put(fact.subject(), (ObjectNode) JsonMapper.shared().readTree(record).get("data"));
            }
        }
    }

    private void happened(Sent sent) {
        Happening happening = sent.happening();
        if (happening.fact() instanceof ApplicationSubmitted submitted && submitted.itemCode() != null) {
            applied.add(submitted.itemCode());
        }
        boolean begins = happening.fact() instanceof ApplicationSubmitted
                || happening.fact() instanceof MaterialsReceived;
        boolean untold = happening.fact() instanceof CaseEvent fact && !begins
                && (Math.floorMod(fact.caseNo().hashCode(), SILENT) == 0 || random.nextInt(LOST) == 0);
        if (!untold) {
            tell(happening.sentAt().toInstant(), sent.record());
            if (happening.fact() instanceof CaseClosed closed && random.nextInt(6) == 0) {
                reviewed(closed.caseNo(), happening.at());
            }
        }
    }

    /** The applicant says nothing, or complains, and the body puts it right or not. */
    private void reviewed(String caseNo, OffsetDateTime closed) {
        OffsetDateTime at = closed.plusHours(1 + random.nextInt(100));
        ObjectNode satisfied = ofCase(caseNo).put("satisfaction",
                SATISFACTIONS.get(random.nextInt(SATISFACTIONS.size())));
        if (random.nextInt(3) == 0) {
            tell("EvaluationDefaulted", caseNo, at, satisfied);
            return;
        }
        tell("EvaluationSubmitted", caseNo, at, satisfied);
        tell("NegativeReviewContacted", caseNo, at.plusHours(random.nextInt(80)),
                ofCase(caseNo).put("finding", FINDINGS.get(random.nextInt(FINDINGS.size()))));
        if (random.nextInt(3) == 0) {
            tell("RectificationExtended", caseNo, at.plusDays(3), ofCase(caseNo).put("days", 1 + random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            tell("ReviewAppealDecided", caseNo, at.plusDays(4), ofCase(caseNo).put("upheld", random.nextBoolean()));
        }
        tell("RectificationCompleted", caseNo, at.plusDays(5 + random.nextInt(30)), ofCase(caseNo));
    }

    /** Something that may happen to an item. */
    private void change(String code, String id) {
        LocalDate day = FIRST.plusDays(random.nextInt(80));
        OffsetDateTime at = day.atTime(9, random.nextInt(60)).atOffset(SHANGHAI);
        String from = day.plusDays(random.nextInt(15) - 5).toString();
        ObjectNode data = data().put("itemCode", code);
        switch (random.nextInt(6)) {
            case 0 -> tell("ServiceItemVisitPromiseSet", id, at,
                    data.put("visits", random.nextInt(3)).put("validFrom", from));
            case 1 -> {
                data.put("kind", random.nextBoolean() ? "ONLINE" : "HALL").put("legalBasis", "条例第九条");
                tell("ItemExemptionGranted", id, at, random.nextBoolean()
                        ? data
                        : data.put("validUntil", day.plusDays(random.nextInt(40)).toString()));
            }
            case 2 -> tell("ServiceItemEnteredHall", id, at, data.put("hallId", hall()).put("validFrom", from));
            case 3 -> tell("ServiceItemLeftHall", id, at,
                    (random.nextInt(3) == 0 ? data : data.put("hallId", hall())).put("validFrom", from));
            case 4 -> {
                if (!applied.contains(code)) {
                    tell("ServiceItemRetired", id, at, data.put("validUntil", from));
                }
            }
            default -> tell("ServiceItemAmended", id, at, amended(code, from));
        }
    }

    private ObjectNode amended(String code, String from) {
        ObjectNode data = described.get(code).deepCopy();
        List<String> units = applied.contains(code) ? DAYS : UNITS;
        data.put("version", 100 + random.nextInt(9)).put("validFrom", from).put("online", random.nextBoolean())
                .put("onlineDepth", 1 + random.nextInt(4)).put("visits", random.nextInt(3))
                .put("inHall", random.nextBoolean());
        data.set("legalLimit", data().put("value", 20 + random.nextInt(40))
                .put("unit", units.get(random.nextInt(units.size()))));
        data.set("promisedLimit", data().put("value", 1 + random.nextInt(20))
                .put("unit", units.get(random.nextInt(units.size()))));
        return data;
    }

    private String hall() {
        return halls.get(random.nextInt(random.nextBoolean() ? BRANCHES.size() : halls.size()));
    }

    private void tell(String type, String id, OffsetDateTime at, ObjectNode data) {
        ObjectNode record = data().put("specversion", "1.0").put("id", type + "/" + id)
                .put("source", "urn:jianghai:others").put("type", type).put("time", at.toInstant().toString());
        record.set("data", data);
        tell(at.toInstant(), record.toString().getBytes(UTF_8));
    }

    private void tell(Instant at, byte[] record) {
        long minutes = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(20 * 24 * 60);
            case 1, 2 -> random.nextInt(600);
            default -> random.nextInt(10);
        };
        told.add(new Told(at.plus(Duration.ofMinutes(minutes)), record));
    }

    private static ObjectNode ofCase(String caseNo) {
        return data().put("caseNo", caseNo);
    }

    private static ObjectNode data() {
        return JsonMapper.shared().createObjectNode();
    }
}
