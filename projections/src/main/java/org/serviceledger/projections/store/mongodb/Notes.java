package org.serviceledger.projections.store.mongodb;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.Note;

/** Notes, each a document whose revision is compared and set. */
record Notes(MongoCollection<Document> collection) {

    Mono<Note> find(String name) {
        return Mono.from(collection.find(new Document("_id", name)).first()).map(Notes::read)
                .defaultIfEmpty(Note.none(name));
    }

    Flux<Note> all(String prefix) {
        Document range = new Document("_id", new Document("$gte", prefix).append("$lt", prefix + Character.MAX_VALUE));
        return Flux.from(collection.find(range).batchSize(ViewCollections.REQUEST)).map(Notes::read);
    }

    Mono<Boolean> put(Note note) {
        if (note.revision() == 1) {
            return Mono.from(collection.insertOne(new Document("_id", note.name()).append("revision", 1L)
                    .append("text", note.text()))).map(done -> true)
                    .onErrorReturn(ViewCollections::isDuplicate, false);
        }
        return Mono.from(collection.updateOne(at(note.name(), note.revision() - 1),
                new Document("$set", new Document("revision", note.revision()).append("text", note.text()))))
                .map(done -> done.getMatchedCount() == 1);
    }

    Mono<Void> remove(Note note) {
        return Mono.from(collection.deleteOne(at(note.name(), note.revision()))).then();
    }

    private static Document at(String name, long revision) {
        return new Document("_id", name).append("revision", revision);
    }

    private static Note read(Document note) {
        return new Note(note.getString("_id"), note.getLong("revision"), note.getString("text"));
    }
}
