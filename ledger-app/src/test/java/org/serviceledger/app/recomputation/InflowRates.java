package org.serviceledger.app.recomputation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The rate of what came in in real time (实时汇入率), whole and by the plan's seven categories. */
final class InflowRates {

    private static final Map<String, Duration> SOON = Map.of("five-minutes", Duration.ofMinutes(5), "one-hour",
            Duration.ofHours(1), "one-day", Duration.ofDays(1));
    private static final Set<String> OFFLINE = Set.of("WINDOW", "COURIER", "KIOSK", "HOTLINE");
    private static final Set<String> ACCEPTANCE = Set.of("PreReviewCompleted", "MaterialsReceived", "MaterialsWaived",
            "CorrectionRequired", "CorrectionSubmitted", "CorrectionLapsed", "ApplicationAccepted",
            "AcceptanceDeemed", "ApplicationNotAccepted", "ApplicationReturned");
    private static final Set<String> RESULTS = Set.of("ReviewStepCompleted", "DecisionMade", "RenewalDeemedGranted");

    /** What the ledger found out by itself came from nobody. */
    private static final String LEDGER = "urn:exported:serviceledger:clock";

    private final Collection<JsonNode> facts;

    /** @param exported that somebody was served at a window for a case is told twice: with tickets and with the case */
    InflowRates(Stream<JsonNode> exported) {
        Map<String, JsonNode> once = new LinkedHashMap<>();
        exported.filter(fact -> !fact.has("origin") && !fact.path("source").asString().equals(LEDGER))
                .forEach(fact -> once.put(fact.path("source").asString() + " " + fact.path("id").asString(), fact));
        this.facts = once.values();
    }

    void add(Sums sums) {
        for (JsonNode fact : facts) {
            OffsetDateTime recorded = OffsetDateTime.parse(fact.path("recordedat").asString());
            LocalDate day = ExportedCase.day(recorded);
            Duration after = Duration.between(ExportedCase.at(fact), recorded);
            SOON.forEach((definition, soon) -> {
                boolean inTime = after.compareTo(soon) <= 0;
                sums.add("real-time-inflow/" + definition, day, inTime, true);
                sums.add("real-time-inflow/" + definition + "/" + category(fact), day, inTime, true);
            });
        }
    }

    private static String category(JsonNode fact) {
        String type = fact.path("type").asString();
        if (type.equals("ApplicationSubmitted")) {
            return OFFLINE.contains(fact.path("channel").asString("")) ? "others" : "online-application";
        } else if (type.startsWith("Appointment")) {
            return "appointment";
        } else if (type.startsWith("QueueTicket") || type.startsWith("WindowService")) {
            return "queue-call";
        } else if (type.matches("(Evaluation|NegativeReview|Rectification|ReviewAppeal).*")) {
            return "evaluation";
        } else if (ACCEPTANCE.contains(type)) {
            return "acceptance";
        } else if (RESULTS.contains(type)) {
            return "review-result";
        }
        return type.startsWith("Certificate") ? "certificate" : "others";
    }
}
