package org.serviceledger.core.ledger.mongodb;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

import org.serviceledger.core.privacy.SubjectKeyStore;

/** The keys of persons beside the ledger in MongoDB: one document each, written once. */
final class MongoSubjectKeys implements SubjectKeyStore {

    private static final String COLLECTION = "subject_keys";
    private static final String KEY = "key";

    private final MongoConnection connection;

    MongoSubjectKeys(MongoConnection connection) {
        this.connection = connection;
    }

    @Override
    public Mono<byte[]> find(String subjectRef) {
        return Mono.from(keys().find(new Document("_id", subjectRef)).first())
                .map(found -> found.get(KEY, Binary.class).getData())
                .onErrorMap(e -> MongoFailures.ofRead("a person's key could not be read", e));
    }

    @Override
    public Mono<byte[]> putIfAbsent(String subjectRef, byte[] wrapped) {
        Document document = new Document("_id", subjectRef).append(KEY, new Binary(wrapped));
        return Mono.from(keys().insertOne(document)).thenReturn(wrapped)
                .onErrorResume(MongoFailures::isDuplicateKey, taken -> find(subjectRef))
                .onErrorMap(e -> MongoFailures.ofWrite("a person's key could not be written", e));
    }

    private MongoCollection<Document> keys() {
        return connection.database().getCollection(COLLECTION);
    }
}
