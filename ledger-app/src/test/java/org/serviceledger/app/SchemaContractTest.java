package org.serviceledger.app;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server says that one may send is what it takes. */
@ExtendWith(SharedServer.class)
class SchemaContractTest {

    private final Http http;

    SchemaContractTest(Http http) {
        this.http = http;
    }

    @Test
    void every_event_type_is_taken_in_from_its_example() throws Exception {
        // given
        JsonNode types = http.as("").json("/api/v1/schemas").get("items");
        assertThat(types.size()).isGreaterThan(90);
        for (JsonNode type : types) {
            // when
            HttpResponse<String> example = http.as("").get(type.get("example").asString());
            HttpResponse<String> schema = http.as("").get(type.get("schema").asString());
            // then
            assertThat(schema.statusCode()).isEqualTo(200);
            assertThat(schema.headers().firstValue("Content-Type")).hasValue("application/schema+json");
            assertThat(Http.json(schema).get("title").asString()).endsWith(type.get("type").asString());
            HttpResponse<String> answer = http.record(example.body());
            assertThat(answer.statusCode()).as(type.get("type") + " " + answer.body()).isEqualTo(201);
            assertThat(http.record(example.body()).statusCode()).isEqualTo(200);
        }
        Problem.check(http.get("/api/v1/schemas/Nothing"), 404, "unknown-type");
        Problem.check(http.get("/api/v1/schemas/RecordQuarantined/example"), 404, "unknown-type");
    }
}
