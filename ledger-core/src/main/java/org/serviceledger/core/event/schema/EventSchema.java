package org.serviceledger.core.event.schema;

import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.schema.Members.Member;
import org.serviceledger.core.event.upcast.Upcasters;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonDetails;
import org.serviceledger.core.privacy.PersonFields;

/** JSON Schemas (draft 2020-12) of facts as source systems send them: CloudEvents 1.0 with the members that this ledger reads. */
public final class EventSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_KEY = 256;

    private EventSchema() {}

    /**
     * The schema of a type.
     *
     * @throws IllegalArgumentException when source systems cannot send it
     */
    public static ObjectNode of(String type) {
        Class<?> record = EventVocabulary.factTypes().contains(type) ? EventVocabulary.recordOf(type) : null;
        if (record == null) {
            throw new IllegalArgumentException("no fact " + type);
        }
        EventNames.Name name = EventNames.of(type);
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://serviceledger.org/schemas/" + type);
        schema.put("title", name.zh() + " " + type).put("description", name.en()).put("type", "object");
        strings(schema.putArray("required"), List.of("specversion", "id", "source", "type", "time", "data"));
        envelope(schema.putObject("properties"), type, record);
        return schema;
    }

    private static void envelope(ObjectNode properties, String type, Class<?> record) {
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", text(LONGEST_KEY));
        properties.set("source", text(LONGEST_KEY).put("format", "uri-reference"));
        properties.putObject("type").put("const", type);
        properties.set("subject",
                text(LONGEST_KEY).put("description", Members.of(record).getFirst().name() + " of the data"));
        properties.putObject("time").put("type", "string").put("format", "date-time")
                .put("description", "when it happened");
        properties.set("channel", named(Channel.class));
        properties.putObject("actor").put("type", "string");
        properties.putObject("actorrole").put("type", "string");
        strings(properties.putObject("sourceseq").put("description", "the source's own counter").putArray("type"),
                List.of("integer", "string"));
        properties.putObject("origin").put("const", "HISTORICAL");
        properties.putObject("schemaversion").put("type", "integer").put("minimum", 1)
                .put("maximum", Upcasters.currentVersion(type));
        properties.putObject("traceparent").put("type", "string");
        // The key may be left out of the data: it is the subject.
        properties.set("data", object(record, Members.of(record).getFirst().name()));
    }

    private static ObjectNode object(Class<?> record, String given) {
        ObjectNode object = NODES.objectNode().put("type", "object");
        ArrayNode required = NODES.arrayNode();
        ObjectNode properties = object.putObject("properties");
        for (Member member : Members.of(record)) {
            ObjectNode value = value(member.type());
            properties.set(member.name(),
                    member.several() ? NODES.objectNode().put("type", "array").set("items", value) : value);
            if (member.required() && !member.name().equals(given)) {
                required.add(member.name());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        return object;
    }

    private static ObjectNode value(Class<?> type) {
        if (type == PersonDetails.class) {
            return person();
        } else if (type.isRecord()) {
            return object(type, "");
        } else if (type.isEnum()) {
            return named(type);
        }
        ObjectNode value = NODES.objectNode();
        return switch (type.getSimpleName()) {
            case "String" -> value.put("type", "string");
            case "int", "Integer", "long", "Long" -> value.put("type", "integer");
            case "Boolean" -> value.put("type", "boolean");
            case "BigDecimal" -> value.put("type", "number");
            case "LocalDate" -> value.put("type", "string").put("format", "date");
            case "OffsetDateTime" -> value.put("type", "string").put("format", "date-time");
            default -> throw new IllegalArgumentException("no schema of " + type);
        };
    }

    /** In the clear, as it is sent; it is sealed before anything of it is stored. */
    private static ObjectNode person() {
        ObjectNode person = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = person.putObject("properties");
        properties.putObject(PersonFields.NAME).put("type", "string");
        properties.set(PersonFields.ID_TYPE, named(DocumentType.class));
        properties.putObject(PersonFields.ID_NUMBER).put("type", "string");
        properties.putObject(PersonFields.PHONE).put("type", "string");
        properties.putObject(PersonFields.ADDRESS).put("type", "string");
        return person;
    }

    private static ObjectNode named(Class<?> type) {
        ObjectNode value = NODES.objectNode();
        strings(value.putArray("enum"),
                Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList());
        return value;
    }

    private static ObjectNode text(int longest) {
        return NODES.objectNode().put("type", "string").put("minLength", 1).put("maxLength", longest);
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
