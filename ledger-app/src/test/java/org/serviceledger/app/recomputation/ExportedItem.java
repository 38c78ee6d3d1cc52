package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of an export that are about one item of the catalogue. */
final class ExportedItem {

    private static final Set<String> DESCRIPTIONS = Set.of("ServiceItemPublished", "ServiceItemAmended");
    private static final Comparator<JsonNode> IN_FORCE = Comparator.comparing(ExportedItem::from)
            .thenComparing(line -> line.path("data").path("version").asInt(0)).thenComparing(ExportedCase::at);
    private static final Comparator<JsonNode> SAID = Comparator.comparing(ExportedItem::from)
            .thenComparing(ExportedCase::at);

    private final List<JsonNode> lines = new ArrayList<>();

    void add(JsonNode line) {
        lines.add(line);
    }

    /** What is said of it for a day, or for the first day on which it is in force; nothing is missing by name. */
    JsonNode on(LocalDate day) {
        return described(day).or(() -> descriptions().min(IN_FORCE)).map(line -> line.path("data"))
                .orElse(JsonMapper.shared().createObjectNode());
    }

    boolean inForce(LocalDate day) {
        boolean retired = all("ServiceItemRetired").map(ExportedItem::until).anyMatch(day::isAfter);
        return described(day).isPresent() && !retired;
    }

    boolean exempt(String kind, LocalDate day) {
        return all("ItemExemptionGranted").filter(line -> line.path("data").path("kind").asString("").equals(kind))
                .anyMatch(line -> !ExportedCase.day(ExportedCase.at(line)).isAfter(day)
                        && (!line.path("data").path("validUntil").isString() || !day.isAfter(until(line))));
    }

    /** Visits promised: what came into force last, of both on one day the promise; -1 when nothing is promised. */
    int visits(LocalDate day) {
        Optional<JsonNode> described = described(day);
        Optional<JsonNode> promised = all("ServiceItemVisitPromiseSet").filter(line -> !from(line).isAfter(day))
                .max(SAID);
        boolean counts = promised.isPresent()
                && described.map(line -> !from(line).isAfter(from(promised.get()))).orElse(true);
        return (counts ? promised : described).map(line -> line.path("data").path("visits").asInt(-1)).orElse(-1);
    }

    /** The halls that it is in; a comprehensive hall that a description does not name has an empty name. */
    Set<String> halls(LocalDate day, Set<String> branches) {
        Set<String> comprehensive = new HashSet<>();
        Set<String> others = new HashSet<>();
        Stream.concat(Stream.concat(all("ServiceItemEnteredHall"), all("ServiceItemLeftHall")), descriptions())
                .filter(line -> !from(line).isAfter(day)).sorted(SAID).forEach(line -> {
                    String type = line.path("type").asString();
                    String hall = line.path("data").path("hallId").asString("");
                    if (type.equals("ServiceItemLeftHall") && hall.isEmpty()) {
                        comprehensive.clear();
                        others.clear();
                    } else if (branches.contains(hall)) {
                        others.remove(hall);
                        others.addAll(type.equals("ServiceItemEnteredHall") ? Set.of(hall) : Set.of());
                    } else if (type.equals("ServiceItemEnteredHall")) {
                        comprehensive.remove("");
                        comprehensive.add(hall);
                    } else if (type.equals("ServiceItemLeftHall")) {
                        comprehensive.remove("");
                        comprehensive.remove(hall);
                    } else if (!line.path("data").path("inHall").asBoolean(true)) {
                        comprehensive.clear();
                    } else if (line.path("data").path("inHall").isBoolean() && comprehensive.isEmpty()) {
                        comprehensive.add("");
                    }
                });
        comprehensive.addAll(others);
        return comprehensive;
    }

    private Optional<JsonNode> described(LocalDate day) {
        return descriptions().filter(line -> !from(line).isAfter(day)).max(IN_FORCE);
    }

    private Stream<JsonNode> descriptions() {
        return lines.stream().filter(line -> DESCRIPTIONS.contains(line.path("type").asString()));
    }

    private Stream<JsonNode> all(String type) {
        return lines.stream().filter(line -> line.path("type").asString().equals(type));
    }

    private static LocalDate from(JsonNode line) {
        JsonNode said = line.path("data").path("validFrom");
        return said.isString() ? LocalDate.parse(said.asString()) : ExportedCase.day(ExportedCase.at(line));
    }

    private static LocalDate until(JsonNode line) {
        JsonNode said = line.path("data").path("validUntil");
        return said.isString() ? LocalDate.parse(said.asString()) : ExportedCase.day(ExportedCase.at(line));
    }
}
