package org.serviceledger.core.event.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventVocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Schemas and examples that are generated from the records. */
class EventSchemaTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "events.md");

    private final CloudEventCodec codec = new CloudEventCodec();

    static Stream<String> types() {
        return EventVocabulary.factTypes().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_example_is_understood_and_keeps_to_its_schema(String type) {
        ObjectNode example = EventExample.of(type);
        // then
        Decoded decoded = codec.decode(JsonMapper.shared().writeValueAsBytes(example));
        assertThat(decoded).as(String.valueOf(decoded)).isNotInstanceOf(Decoded.NotUnderstood.class);
        assertKeeps(example, EventSchema.of(type), type);
    }

    /** What a schema of this kind can say: type, required, properties, items, enum, const, closed objects. */
    private static void assertKeeps(JsonNode value, JsonNode schema, String path) {
        if (schema.has("const")) {
            assertThat(value).as(path).isEqualTo(schema.get("const"));
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(path).contains(value);
        }
        if (schema.path("type").isString()) {
            assertThat(switch (schema.get("type").asString()) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isString();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                default -> false;
            }).as(path + " is " + schema.get("type")).isTrue();
        }
        schema.path("required").forEach(name -> assertThat(value.has(name.asString())).as(path + "/" + name).isTrue());
        for (String name : value.propertyNames()) {
            JsonNode member = schema.path("properties").path(name);
            assertThat(member.isObject()).as(path + "/" + name + " is described").isTrue();
            assertKeeps(value.get(name), member, path + "/" + name);
        }
        for (JsonNode item : value.isArray() ? value : JsonMapper.shared().createArrayNode()) {
            assertKeeps(item, schema.get("items"), path + "[]");
        }
    }

    @Test
    void what_source_systems_cannot_send_has_neither() {
        for (String type : new String[]{"RecordQuarantined", "Nothing", ""}) {
            assertThatThrownBy(() -> EventSchema.of(type)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> EventExample.of(type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_schema_says_which_version_is_the_present_one() {
        assertThat(EventSchema.of("ApplicationAccepted").at("/properties/schemaversion/maximum").asInt()).isEqualTo(2);
        assertThat(EventSchema.of("CaseClosed").at("/properties/schemaversion/maximum").asInt()).isEqualTo(1);
    }

    /** With {@code -Dledger.docs.write=true} the document is written anew. */
    @Test
    void the_document_says_what_the_code_says() throws IOException {
        String expected = EventDocument.markdown();
        if (Boolean.getBoolean("ledger.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
}
