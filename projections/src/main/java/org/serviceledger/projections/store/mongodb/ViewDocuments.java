package org.serviceledger.projections.store.mongodb;

import java.util.List;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;

import org.serviceledger.projections.store.Lane;
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
                                .append("listKeys", view.listKeys()).append("listSort", view.listSort())
                                .append("json", view.json())),
                new UpdateOptions().upsert(true));
    }

    static ViewDocument read(Document view) {
        return new ViewDocument(view.getString("kind"), view.getString("id"), view.getLong("position"),
                view.getList("listKeys", String.class), view.getString("listSort"), view.getString("json"));
    }

    /** The documents of a list beyond the last one seen. */
    static Document filter(int generation, ListQuery list) {
        Document filter = new Document("generation", generation).append("kind", list.kind()).append("listKeys",
                list.listKeys().size() == 1
                        ? list.listKeys().getFirst()
                        : new Document("$all", list.listKeys()));
        if (list.afterSort().isEmpty() && list.afterId().isEmpty()) {
            return filter;
        }
        String beyond = list.newestFirst() ? "$lt" : "$gt";
        return filter.append("$or",
                List.of(new Document("listSort", new Document(beyond, list.afterSort())),
                        new Document("listSort", list.afterSort()).append("id", new Document(beyond, list.afterId()))));
    }

    static Bson order(ListQuery list) {
        return list.newestFirst() ? Sorts.descending("listSort", "id") : Sorts.ascending("listSort", "id");
    }
}
