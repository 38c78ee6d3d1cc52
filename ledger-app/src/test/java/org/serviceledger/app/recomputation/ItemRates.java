package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** The rates of items, as they are at the end of a period. */
final class ItemRates {

    /** Working days of a month and of a year, as limits are compared (国办 口径). */
    private static final Map<String, Integer> WORKING_DAYS = Map.of("WORKING_DAY", 1, "CALENDAR_DAY", 1, "HOUR", 1,
            "IMMEDIATE", 0, "MONTH", 22, "YEAR", 253);
    private static final int OFFICE_HOURS = 8;

    private final Map<String, ExportedItem> items = new LinkedHashMap<>();
    private final Map<String, JsonNode> halls = new HashMap<>();
    private final Set<String> branches = new HashSet<>();
    private final Map<String, Set<JsonNode>> lists = new HashMap<>();

    ItemRates(Collection<JsonNode> facts) {
        for (JsonNode fact : facts) {
            JsonNode data = fact.path("data");
            switch (fact.path("type").asString()) {
                case "HallRegistered" -> {
                    halls.put(data.path("hallId").asString(), data);
                    if (data.path("branch").asBoolean(false)) {
                        branches.add(data.path("hallId").asString());
                    }
                }
                case "HighFrequencyListPublished" -> data.path("items").forEach(
                        code -> lists.computeIfAbsent(code.asString(), any -> new HashSet<>()).add(fact));
                default -> {
                    if (data.has("itemCode")) {
                        items.computeIfAbsent(data.path("itemCode").asString(), any -> new ExportedItem()).add(fact);
                    }
                }
            }
        }
    }

    /** An item; one of which nothing is known is empty. */
    ExportedItem item(String code) {
        return items.getOrDefault(code, new ExportedItem());
    }

    /** Whether a hall lies in a division, named by how its code begins. */
    boolean hallIn(String region, String hall) {
        return region.isEmpty()
                || halls.containsKey(hall) && halls.get(hall).path("region").asString("").startsWith(region);
    }

    /**
     * Adds the rates.
     *
     * @param region how the codes of the divisions begin that count
     * @param today  from which on nothing is in force yet; where an item lies is said for this day
     * @param closed cases of an item closed by the end of the period, and those of one visit at most
     */
    void add(Sums sums, String region, LocalDate today, Map<String, Sums.Share> closed) {
        LocalDate day = sums.last().isBefore(today) ? sums.last() : today;
        items.forEach((code, item) -> {
            JsonNode lies = item.on(today);
            if (lies.path("region").asString("").startsWith(region) && item.inForce(day)) {
                online(item, day, sums);
                visits(item, day, sums);
                if (Set.of("CITY", "COUNTY").contains(lies.path("level").asString(""))) {
                    present(item, day, sums);
                }
                compressed(item.on(day), sums);
            }
        });
        lists.forEach((code, batches) -> {
            boolean counts = region.isEmpty() || item(code).on(today).path("region").asString("").startsWith(region);
            if (counts && batches.stream().anyMatch(one -> !ExportedCase.day(ExportedCase.at(one)).isAfter(day))) {
                Sums.Share cases = closed.getOrDefault(code, new Sums.Share(0, 0));
                int promised = item(code).inForce(day) ? item(code).visits(day) : -1;
                sums.add("at-most-one-visit/achieved", sums.last(), promised >= 0 && promised <= 1
                        && cases.numerator() * 100 >= cases.denominator() * 95, true);
            }
        });
    }

    private static void online(ExportedItem item, LocalDate day, Sums sums) {
        JsonNode said = item.on(day);
        boolean online = said.path("online").asBoolean(false);
        boolean exempt = item.exempt("ONLINE", day);
        int depth = said.path("onlineDepth").asInt(0);
        sums.add("online-availability/A", sums.last(), online, true);
        sums.add("online-availability/B", sums.last(), online || exempt, true);
        sums.add("online-availability/C", sums.last(), online && !exempt, !exempt);
        sums.add("online-availability/D", sums.last(), depth >= 3, true);
        sums.add("fully-online/items", sums.last(), depth >= 4 && item.visits(day) == 0 && !exempt, !exempt);
        sums.add("instant-handling/items", sums.last(), Recomputation.instant(said), true);
    }

    private static void visits(ExportedItem item, LocalDate day, Sums sums) {
        int visits = item.visits(day);
        sums.add("at-most-one-visit/declared", sums.last(), visits >= 0 && visits <= 1, true);
        sums.add("at-most-one-visit/none-declared", sums.last(), visits == 0, true);
    }

    private void present(ExportedItem item, LocalDate day, Sums sums) {
        Set<String> in = item.halls(day, branches);
        boolean exempt = item.exempt("HALL", day);
        boolean comprehensive = !branches.containsAll(in);
        sums.add("hall-presence/comprehensive", sums.last(), comprehensive && !exempt, !exempt);
        sums.add("hall-presence/with-branches", sums.last(), !in.isEmpty() && !exempt, !exempt);
        sums.add("hall-presence/gross", sums.last(), comprehensive, true);
    }

    /** Of items that have a legal limit and promise one. */
    private static void compressed(JsonNode said, Sums sums) {
        JsonNode legal = said.path("legalLimit");
        JsonNode promised = said.path("promisedLimit");
        boolean atOnce = !promised.isObject() && Recomputation.instant(said);
        if (length(legal) >= 0 && (atOnce || length(promised) >= 0)) {
            long saved = length(legal) - (atOnce ? 0 : length(promised));
            sums.add("promise-compression/promised", sums.last(), saved, length(legal));
        }
    }

    /** In working days, hours as begun days; -1 for no limit. */
    static long length(JsonNode limit) {
        String unit = limit.path("unit").asString("NONE");
        long value = limit.path("value").asLong(0);
        return WORKING_DAYS.containsKey(unit)
                ? WORKING_DAYS.get(unit) * (unit.equals("HOUR") ? Math.ceilDiv(value, OFFICE_HOURS) : value)
                : -1;
    }
}
