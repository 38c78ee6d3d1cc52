package org.serviceledger.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What the driver and the server allow at the most: blocks inserted one after the other. */
final class MongoCeiling {

    private static final int TOGETHER = 64;

    private MongoCeiling() {}

    /** Events a second. */
    static double inserts(String address, Facts facts, Duration time) {
        try (var client = MongoClients.create(address)) {
            var blocks = client.getDatabase("raw").getCollection("blocks")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            long written = 0;
            long from = System.nanoTime();
            while (System.nanoTime() - from < time.toNanos()) {
                List<Document> events = new ArrayList<>();
                for (int i = 0; i < TOGETHER; i++) {
                    events.add(new Document("payload", new Binary(facts.next(written + i).payload())));
                }
                Mono.from(blocks.insertOne(new Document("_id", written).append("events", events))).block();
                written += TOGETHER;
            }
            return written / ((System.nanoTime() - from) / 1e9);
        }
    }
}
