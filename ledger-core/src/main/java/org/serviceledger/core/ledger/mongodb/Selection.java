package org.serviceledger.core.ledger.mongodb;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;

import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Tag;

/**
 * A query as MongoDB reads it. Which blocks may hold selected events is asked of the index on tags;
 * which events of a block are meant is decided on the server, so that a case whose events lie in
 * many large blocks does not drag in all their neighbours.
 */
final class Selection {

    private final EventQuery query;

    Selection(EventQuery query) {
        this.query = query;
    }

    /** Whether every block may hold selected events, so that the index on tags is of no use. */
    boolean needsEveryBlock() {
        return query.criteria().stream().anyMatch(criterion -> criterion.tags().isEmpty());
    }

    /**
     * The selected events of at most so many blocks with {@code from <= number < to}, in order.
     *
     * @param payloads whether the events' bytes are wanted
     */
    List<Bson> pipeline(long from, long to, int blocks, boolean payloads) {
        Document selected = new Document("$filter", new Document("input", "$events").append("as", "e").append("cond",
                any(query.criteria().stream().map(Selection::selects).toList())));
        return List.of(Aggregates.match(match(from, to)), Aggregates.sort(Sorts.ascending("_id")),
                Aggregates.limit(blocks),
                Aggregates.project(Projections.fields(Projections.include("first", "last", "recordedAt"),
                        Projections.computed("events", payloads ? selected : withoutPayloads(selected)))));
    }

    private static Document withoutPayloads(Document events) {
        Document slim = new Document("position", "$$e.position").append("type", "$$e.type").append("tags", "$$e.tags");
        return new Document("$map", new Document("input", events).append("as", "e").append("in", slim));
    }

    private Document match(long from, long to) {
        Document match = new Document("_id", new Document("$gte", from).append("$lt", to));
        if (!needsEveryBlock()) {
            List<Document> alternatives = query.criteria().stream().map(Selection::hasTags).distinct().toList();
            if (alternatives.size() == 1) {
                match.putAll(alternatives.getFirst());
            } else {
                match.append("$or", alternatives);
            }
        }
        return match;
    }

    private static Document hasTags(EventCriterion criterion) {
        List<String> tags = criterion.tags().stream().map(Tag::encoded).sorted().toList();
        return new Document("events.tags", tags.size() == 1 ? tags.getFirst() : new Document("$all", tags));
    }

    private static Document selects(EventCriterion criterion) {
        List<Document> demands = new ArrayList<>();
        for (Tag tag : criterion.tags()) {
            demands.add(in(literal(tag.encoded()), "$$e.tags"));
        }
        if (!criterion.types().isEmpty()) {
            demands.add(in("$$e.type", literal(List.copyOf(criterion.types()))));
        }
        return demands.size() == 1 ? demands.getFirst() : new Document("$and", demands);
    }

    private static Document any(List<Document> alternatives) {
        return alternatives.size() == 1 ? alternatives.getFirst() : new Document("$or", alternatives);
    }

    private static Document in(Object value, Object values) {
        return new Document("$in", List.of(value, values));
    }

    /** A value that is not read as an expression even if it begins with a dollar sign. */
    private static Document literal(Object value) {
        return new Document("$literal", value);
    }
}
