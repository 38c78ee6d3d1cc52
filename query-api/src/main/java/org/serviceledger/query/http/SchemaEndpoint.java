package org.serviceledger.query.http;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.schema.EventExample;
import org.serviceledger.core.event.schema.EventNames;
import org.serviceledger.core.event.schema.EventSchema;

/** {@code GET /api/v1/schemas}: what source systems may send, with a schema and an example of each. Both are any JSON to the API's description. */
@RestController
public final class SchemaEndpoint {

    private static final String PATH = "/api/v1/schemas";

    /** A type of facts, and where its schema and its example are. */
    public record Entry(String type, String family, String zh, String en, String schema, String example) {

        static Entry of(String type) {
            EventNames.Name name = EventNames.of(type);
            return new Entry(type, EventNames.familyOf(type), name.zh(), name.en(), PATH + "/" + type,
                    PATH + "/" + type + "/example");
        }
    }

    /** All types. */
    @GetMapping(PATH)
    public ItemList<Entry> all() {
        List<Entry> entries = EventVocabulary.factTypes().stream().map(Entry::of).toList();
        return ItemList.whole(entries);
    }

    /** The JSON Schema (2020-12) of a type; 404 {@code unknown-type}. */
    @GetMapping(path = PATH + "/{type}", produces = {"application/schema+json", "application/json"})
    public Object schema(@PathVariable String type) {
        return EventSchema.of(known(type));
    }

    /** A record of a type as it might be sent; 404 {@code unknown-type}. */
    @GetMapping(path = PATH + "/{type}/example", produces = {"application/cloudevents+json", "application/json"})
    public Object example(@PathVariable String type) {
        return EventExample.of(known(type));
    }

    private static String known(String type) {
        if (!EventVocabulary.factTypes().contains(type)) {
            throw Parameters.problem(HttpStatus.NOT_FOUND, "unknown-type", "source systems cannot send " + type);
        }
        return type;
    }
}
