package org.serviceledger.query.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be seen of a person in a fact: the pseudonym, and which fields are kept, sealed; of a case the code
 * with which it is looked up, by nobody but the person whose it is; and what applicants wrote in an evaluation, by
 * those who may see more than numbers.
 */
final class PersonMask {

    private static final String QUERY_CODE = "queryCode";
    private static final String COMMENT = "comment";
    private static final String SEALED = "sealed";
    private static final String COMMITMENTS = "commitments";

    private PersonMask() {}

    static JsonNode of(JsonNode data, CaseAccess.Reading may) {
        if (!may.own() && data instanceof ObjectNode fields) {
            fields.remove(QUERY_CODE);
            if (may.masked()) {
                fields.remove(COMMENT);
            }
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
