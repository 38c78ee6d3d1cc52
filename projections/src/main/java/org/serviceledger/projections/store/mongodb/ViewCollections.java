package org.serviceledger.projections.store.mongodb;

import java.util.List;
import java.util.function.Function;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The views' collections, with their indexes. */
record ViewCollections(MongoCollection<Document> views, MongoCollection<Document> buckets,
        MongoCollection<Document> cursors, MongoCollection<Document> owners, MongoCollection<Document> parked,
        MongoCollection<Document> notes) {

    /** Number of this format. Another one has collections of its own: views can be made again. */
    static final int FORMAT = 3;

    /** Most documents in one request. */
    static final int REQUEST = 500;

    static ViewCollections of(MongoDatabase database) {
        Function<String, MongoCollection<Document>> named = name -> database
                .getCollection("views" + FORMAT + "_" + name);
        return new ViewCollections(named.apply("documents"), named.apply("buckets"), named.apply("cursors"),
                named.apply("owners"), named.apply("parked"), named.apply("notes"));
    }

    /** What a generation consists of. Its owners stay: their epochs keep a writer out that comes back late. */
    List<MongoCollection<Document>> ofGeneration() {
        return List.of(views, buckets, parked, cursors);
    }

    /** Makes the indexes that are not there; may be run at every start, by many at once. */
    Mono<Void> makeIndexes() {
        return Flux.concat(
                views.createIndex(Indexes.ascending("generation", "kind", "listKeys.name", "listSort", "id")),
                views.createIndex(Indexes.ascending("generation", "kind", "id")),
                buckets.createIndex(Indexes.ascending("generation", "metric", "day", "recordedOn", "item")),
                parked.createIndex(Indexes.ascending("generation", "position")),
                cursors.createIndex(Indexes.ascending("generation")),
                owners.createIndex(Indexes.ascending("generation"))).then();
    }

    /** Whether a write met nothing worse than documents that are there already. */
    static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write && isDuplicate(write.getError().getCategory())
                || failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null
                        && bulk.getWriteErrors().stream().allMatch(error -> isDuplicate(error.getCategory()));
    }

    private static boolean isDuplicate(ErrorCategory category) {
        return category == ErrorCategory.DUPLICATE_KEY;
    }
}
