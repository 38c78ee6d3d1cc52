package org.serviceledger.projections.store.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.ViewStoreException;

/** The views' collections, with their indexes and the version of their schema. */
record ViewCollections(MongoCollection<Document> views, MongoCollection<Document> buckets,
        MongoCollection<Document> cursors, MongoCollection<Document> owners, MongoCollection<Document> parked,
        MongoCollection<Document> meta) {

    /** The schema that this code reads and writes. */
    static final int VERSION = 2;

    /** Most documents in one request. */
    static final int REQUEST = 500;

    private static final Document SCHEMA = new Document("_id", "schema");

    static ViewCollections of(MongoDatabase database) {
        return new ViewCollections(database.getCollection("view_documents"), database.getCollection("view_buckets"),
                database.getCollection("view_cursors"), database.getCollection("view_owners"),
                database.getCollection("view_parked"), database.getCollection("view_meta"));
    }

    /**
     * Makes what is not there; may be run at every start, by many at once.
     *
     * @return error {@link ViewStoreException.Unavailable} when a later version has written the views
     */
    Mono<Void> migrate() {
        Mono<Integer> version = Mono.defer(() -> Mono.from(meta.find(SCHEMA).first()))
                .map(schema -> schema.getInteger("version"));
        Mono<Void> make = Flux.concat(
                views.createIndex(Indexes.ascending("generation", "kind", "listKeys.name", "listSort", "id")),
                views.createIndex(Indexes.ascending("generation", "kind", "id")),
                buckets.createIndex(Indexes.ascending("generation", "metric", "day", "recordedOn", "item")),
                parked.createIndex(Indexes.ascending("generation", "partition", "position")))
                .then(Mono.from(meta.insertOne(new Document(SCHEMA).append("version", VERSION)))
                        .onErrorComplete(ViewCollections::isDuplicate))
                .then();
        return version.switchIfEmpty(Mono.defer(() -> make.then(version))).flatMap(found -> found <= VERSION
                ? Mono.<Void>empty()
                : Mono.error(new ViewStoreException.Unavailable("the views' database has schema version " + found
                        + ", this program knows " + VERSION + ": start a newer program",
                        new IllegalStateException("later schema"))));
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
