package org.serviceledger.projections.store.mongodb;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.PartitionState;
import org.serviceledger.projections.store.ViewStoreException;

/** Who owns a partition: a document with the epoch of the latest owner, moved on by compare and set. */
final class Ownership {

    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final MongoCollection<Document> owners;

    Ownership(MongoCollection<Document> owners) {
        this.owners = owners;
    }

    static String key(int generation, int partition) {
        return generation + "/" + partition;
    }

    Mono<Lane> claim(int generation, int partition, String owner) {
        Document id = new Document("_id", key(generation, partition));
        return epoch(generation, partition).flatMap(epoch -> epoch == 0
                ? first(id, generation, partition, owner)
                : next(id, epoch, owner)).repeatWhenEmpty(TRIES, again -> again.delayElements(PAUSE))
                .map(epoch -> new Lane(generation, partition, epoch));
    }

    /** The epoch that was won; empty when another claim came first. */
    private Mono<Long> next(Document id, long epoch, String owner) {
        return Mono.from(owners.updateOne(new Document(id).append("epoch", epoch),
                new Document("$set", new Document("epoch", epoch + 1).append("owner", owner))))
                .filter(Ownership::changed).map(done -> epoch + 1);
    }

    private Mono<Long> first(Document id, int generation, int partition, String owner) {
        return Mono.from(owners.insertOne(new Document(id).append("generation", generation)
                .append("partition", partition).append("epoch", 1L).append("owner", owner))).map(done -> 1L)
                .onErrorComplete(ViewCollections::isDuplicate);
    }

    Mono<Void> release(Lane lane) {
        return Mono.from(owners.updateOne(
                new Document("_id", key(lane.generation(), lane.partition())).append("epoch", lane.epoch()),
                new Document("$set", new Document("owner", "")))).then();
    }

    /** The owners of a generation's partitions, with positions from its cursors. */
    Flux<PartitionState> partitions(int generation, Map<Integer, Long> positions) {
        return Flux.from(owners.find(new Document("generation", generation)).batchSize(ViewCollections.REQUEST))
                .map(owner -> new PartitionState(owner.getInteger("partition"), owner.getLong("epoch"),
                        owner.getString("owner"), positions.getOrDefault(owner.getInteger("partition"), -1L)))
                .sort(Comparator.comparingInt(PartitionState::partition));
    }

    private static boolean changed(UpdateResult result) {
        return result.getMatchedCount() == 1;
    }

    /** Completes when no later owner has taken over; error {@link ViewStoreException.StaleOwner} otherwise. */
    Mono<Void> check(Lane lane) {
        return epoch(lane.generation(), lane.partition()).flatMap(epoch -> epoch > lane.epoch()
                ? Mono.error(new ViewStoreException.StaleOwner(lane, epoch))
                : Mono.empty());
    }

    private Mono<Long> epoch(int generation, int partition) {
        return Mono.defer(() -> Mono.from(owners.find(new Document("_id", key(generation, partition))).first()))
                .map(owner -> owner.getLong("epoch")).defaultIfEmpty(0L);
    }
}
