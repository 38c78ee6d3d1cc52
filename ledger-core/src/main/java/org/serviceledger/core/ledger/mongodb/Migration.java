package org.serviceledger.core.ledger.mongodb;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.LedgerException;

/** Makes the collections' indexes and notes the schema's version; may be run at every start, by many at once. */
final class Migration {

    /** The schema that this code reads and writes. */
    static final int VERSION = 1;

    static final String BLOCKS = "ledger_blocks";
    static final String META = "ledger_meta";
    private static final String SCHEMA = "schema";

    private Migration() {}

    /**
     * @return completes when the schema is this version's; error {@link LedgerException.Unavailable}
     *         when a later version has written it
     */
    static Mono<Void> run(MongoDatabase database) {
        MongoCollection<Document> meta = database.getCollection(META);
        Mono<Integer> version = Mono.defer(() -> Mono.from(meta.find(new Document("_id", SCHEMA)).first()))
                .map(schema -> schema.getInteger("version"));
        return version.switchIfEmpty(Mono.defer(() -> indexes(database).then(note(meta)).then(version)))
                .flatMap(Migration::check);
    }

    /**
     * Blocks are found by number ({@code _id}), by tag, by position and by the identities in them. That
     * identities are unique is not what keeps records from being stored twice, the block number is; it
     * turns an error of ours into a refused write.
     */
    private static Mono<Void> indexes(MongoDatabase database) {
        MongoCollection<Document> blocks = database.getCollection(BLOCKS);
        return Flux.concat(blocks.createIndex(Indexes.ascending("events.tags", "_id")),
                blocks.createIndex(Indexes.ascending("first")),
                blocks.createIndex(Indexes.ascending("identityKeys"), new IndexOptions().unique(true).sparse(true)))
                .then();
    }

    private static Mono<Void> note(MongoCollection<Document> meta) {
        return Mono.from(meta.insertOne(new Document("_id", SCHEMA).append("version", VERSION)))
                .onErrorComplete(MongoFailures::isDuplicateKey).then();
    }

    private static Mono<Void> check(int found) {
        return found <= VERSION
                ? Mono.empty()
                : Mono.error(new LedgerException.Unavailable("the ledger's database has schema version " + found
                        + ", this program knows " + VERSION + ": start a newer program", null));
    }
}
