package org.serviceledger.query.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What everybody may see of a person in a fact: the pseudonym, and which fields are kept, sealed. */
final class PersonMask {

    private static final String SEALED = "sealed";
    private static final String COMMITMENTS = "commitments";

    private PersonMask() {}

    static JsonNode of(JsonNode data) {
        for (JsonNode member : data) {
            if (member instanceof ObjectNode person && person.has(SEALED) && person.has(COMMITMENTS)) {
                ArrayNode fields = person.arrayNode();
                person.get(COMMITMENTS).forEach(commitment -> fields.add(commitment.path("field")));
                person.remove(SEALED);
                person.remove(COMMITMENTS);
                person.set("fields", fields);
            }
        }
        return data;
    }
}
