package org.serviceledger.projections.store.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;

import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ListKey;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** How views stand in their collection, and how they are asked for. */
final class ViewDocuments {

    private ViewDocuments() {}

    static String id(int generation, String kind, String id) {
        return generation + "/" + kind + "/" + id;
    }

    /** Saves a view unless one as new, or a later owner's, is stored; then the server finds a duplicate. */
    static UpdateOneModel<Document> save(Lane lane, ViewDocument view) {
        return new UpdateOneModel<>(
                new Document("_id", id(lane.generation(), view.kind(), view.id()))
                        .append("position", new Document("$lt", view.position()))
                        .append("epoch", new Document("$lte", lane.epoch())),
                new Document("$set",
                        new Document("generation", lane.generation()).append("partition", lane.partition())
                                .append("kind", view.kind()).append("id", view.id())
                                .append("position", view.position()).append("epoch", lane.epoch())
                                .append("listKeys", view.listKeys().stream().map(ViewDocuments::write).toList())
                                .append("listSort", view.listSort())
                                .append("json", view.json())),
                new UpdateOptions().upsert(true));
    }

    static ViewDocument read(Document view) {
        return new ViewDocument(view.getString("kind"), view.getString("id"), view.getLong("position"),
                view.getList("listKeys", Document.class).stream().map(ViewDocuments::listKey).toList(),
                view.getString("listSort"), view.getString("json"));
    }

    private static Document write(ListKey key) {
        return new Document("name", key.name()).append("from", key.from().toEpochMilli()).append("until",
                key.until().toEpochMilli());
    }

    private static ListKey listKey(Document key) {
        return new ListKey(key.getString("name"), Instant.ofEpochMilli(key.getLong("from")),
                Instant.ofEpochMilli(key.getLong("until")));
    }

    private static Document inGroup(Object name, Instant at, Instant through) {
        return new Document("$elemMatch",
                new Document("name", name).append("from", new Document("$lte", ListKey.millis(through)))
                        .append("until", new Document("$gt", ListKey.millis(at))));
    }

    /** The documents of a list beyond the last one seen. */
    static Document filter(int generation, ListQuery list) {
        List<Document> groups = list.listKeys().stream().map(name -> inGroup(name, list.at(), list.through()))
                .map(group -> new Document("listKeys", group)).toList();
        Document filter = new Document("generation", generation).append("kind", list.kind());
        filter.putAll(groups.getFirst());
        if (groups.size() > 1) {
            filter.append("$and", groups.subList(1, groups.size()));
        }
        if (list.afterSort().isEmpty() && list.afterId().isEmpty()) {
            return filter;
        }
        String beyond = list.newestFirst() ? "$lt" : "$gt";
        return filter.append("$or", beyond(beyond, list.afterSort(), list.afterId()));
    }

    /** What meets all conditions, between the bounds and beyond the last one seen. */
    static Document filter(int generation, Selection selection) {
        List<Document> conditions = selection.conditions().stream()
                .map(names -> inGroup(new Document("$in", List.copyOf(names)), selection.at(), selection.at()))
                .map(group -> new Document("listKeys", group)).collect(Collectors.toCollection(ArrayList::new));
        Document filter = new Document("generation", generation).append("kind", selection.kind());
        filter.putAll(conditions.removeFirst());
        if (!selection.fromSort().isEmpty()) {
            conditions.add(new Document("listSort", new Document("$gte", selection.fromSort())));
        }
        if (!selection.untilSort().isEmpty()) {
            conditions.add(new Document("listSort", new Document("$lt", selection.untilSort())));
        }
        if (!selection.afterSort().isEmpty() || !selection.afterId().isEmpty()) {
            conditions.add(new Document("$or",
                    beyond(selection.newestFirst() ? "$lt" : "$gt", selection.afterSort(), selection.afterId())));
        }
        return conditions.isEmpty() ? filter : filter.append("$and", conditions);
    }

    /** How many documents are in each group whose name matches. */
    static List<Bson> counts(int generation, String kind, String pattern, Instant at, long atLeast, int limit) {
        long millis = ListKey.millis(at);
        return List.of(
                Aggregates.match(new Document("generation", generation).append("kind", kind).append("listKeys.name",
                        new Document("$regex", pattern))),
                Aggregates.unwind("$listKeys"),
                Aggregates.match(new Document("listKeys.name", new Document("$regex", pattern))
                        .append("listKeys.from", new Document("$lte", millis))
                        .append("listKeys.until", new Document("$gt", millis))),
                Aggregates.group("$listKeys.name", Accumulators.sum("documents", 1L)),
                Aggregates.match(new Document("documents", new Document("$gte", atLeast))),
                Aggregates.sort(Sorts.orderBy(Sorts.descending("documents"), Sorts.ascending("_id"))),
                Aggregates.limit(limit));
    }

    private static List<Document> beyond(String direction, String sort, String id) {
        return List.of(new Document("listSort", new Document(direction, sort)),
                new Document("listSort", sort).append("id", new Document(direction, id)));
    }

    static Bson order(boolean newestFirst) {
        return newestFirst ? Sorts.descending("listSort", "id") : Sorts.ascending("listSort", "id");
    }
}
