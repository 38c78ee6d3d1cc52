package org.serviceledger.query.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be seen of a person in a fact: the pseudonym, and which fields are kept, sealed; and of a case
 * the code with which it is looked up, by nobody but the person whose it is.
 */
final class PersonMask {

    private static final String QUERY_CODE = "queryCode";
    private static final String SEALED = "sealed";
    private static final String COMMITMENTS = "commitments";

    private PersonMask() {}

    static JsonNode of(JsonNode data, boolean own) {
        if (!own && data instanceof ObjectNode fields) {
            fields.remove(QUERY_CODE);
        }
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
