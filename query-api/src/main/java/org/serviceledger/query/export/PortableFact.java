package org.serviceledger.query.export;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.projections.Days;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/**
 * A stored fact as another ledger can take it in: a CloudEvent with the time at which it was recorded, but without what
 * is kept of persons, which only this ledger's keys open, and without query codes. What the ledger decided itself bears a name of its own, since no
 * ledger lets others speak in its name.
 */
final class PortableFact {

    private static final String EXPORTED = "urn:exported:";
    private static final String PREFIX = "urn:";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PortableFact() {}

    /** One line of JSON. */
    static String of(StoredEvent event) {
        ObjectNode record = (ObjectNode) MAPPER.readTree(event.payload());
        record.put("source", portable(record.path("source").asString("")));
        record.put("recordedat", ISO_OFFSET_DATE_TIME.format(event.recordedAt().atZone(Days.ZONE)));
        if (record.get("data") instanceof ObjectNode data) {
            data.remove("queryCode");
            List<String> persons = new ArrayList<>();
            data.properties().forEach(member -> {
                if (person(member.getValue())) {
                    persons.add(member.getKey());
                }
            });
            data.remove(persons);
            if (record.path("type").asString("").equals("FactCorrected")) {
                data.put("correctedSource", portable(data.path("correctedSource").asString(OwnSources.COMMANDS)));
            }
        }
        return MAPPER.writeValueAsString(record) + "\n";
    }

    private static boolean person(JsonNode value) {
        return value.has("sealed") && value.has("commitments");
    }

    private static String portable(String source) {
        return source.equals(OwnSources.COMMANDS) || source.equals(OwnSources.CLOCK)
                ? EXPORTED + source.substring(PREFIX.length())
                : source;
    }
}
