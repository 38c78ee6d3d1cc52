package org.serviceledger.projections.store.mongodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Moves buckets. The changes of a bucket that it does not have yet are added up and made in one
 * update, on the condition that its stamp is still the one that was read; when somebody else was
 * there in between, it is read again.
 */
final class BucketWriter {

    private static final int ROUNDS = 5;

    private final MongoCollection<Document> buckets;
    private final Ownership ownership;

    BucketWriter(MongoCollection<Document> buckets, Ownership ownership) {
        this.buckets = buckets;
        this.ownership = ownership;
    }

    Mono<Void> move(Lane lane, List<BucketChange> changes) {
        Map<String, List<BucketChange>> byBucket = new LinkedHashMap<>();
        changes.stream().sorted(Comparator.comparingLong(BucketChange::position)).forEach(
                change -> byBucket.computeIfAbsent(id(lane, change), id -> new ArrayList<>()).add(change));
        return Flux.fromIterable(byBucket.keySet()).buffer(ViewCollections.REQUEST).concatMap(ids -> {
            Map<String, List<BucketChange>> some = new LinkedHashMap<>(byBucket);
            some.keySet().retainAll(ids);
            return round(lane, some, ROUNDS);
        }).then();
    }

    private static String id(Lane lane, BucketChange change) {
        BucketKey bucket = change.bucket();
        return lane.generation() + "/" + lane.partition() + "/" + bucket.metric() + "/" + bucket.day() + "/"
                + change.recordedOn() + "/" + bucket.item();
    }

    private Mono<Void> round(Lane lane, Map<String, List<BucketChange>> byBucket, int rounds) {
        return ownership.check(lane).then(stamps(byBucket)).flatMap(stamps -> {
            List<WriteModel<Document>> writes = writes(lane, byBucket, stamps);
            if (writes.isEmpty()) {
                return Mono.empty();
            }
            if (rounds == 0) {
                return Mono.error(new ViewStoreException.Unavailable("buckets are moved by others all the time",
                        new IllegalStateException("contended")));
            }
            return Mono.from(buckets.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                    .map(done -> done.getInsertedCount() + done.getMatchedCount() == writes.size())
                    .onErrorReturn(ViewCollections::isDuplicate, false)
                    .flatMap(all -> all ? Mono.empty() : round(lane, byBucket, rounds - 1));
        });
    }

    private Mono<Map<String, Long>> stamps(Map<String, List<BucketChange>> byBucket) {
        return Flux.from(buckets.find(Filters.in("_id", byBucket.keySet())).projection(Projections.include("stamp"))
                .batchSize(ViewCollections.REQUEST)).collect(HashMap::new,
                        (stamps, bucket) -> stamps.put(bucket.getString("_id"), bucket.getLong("stamp")));
    }

    private static List<WriteModel<Document>> writes(Lane lane, Map<String, List<BucketChange>> byBucket,
            Map<String, Long> stamps) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        byBucket.forEach((id, changes) -> {
            Long stamp = stamps.get(id);
            List<BucketChange> missing = changes.stream().filter(c -> stamp == null || c.position() > stamp).toList();
            if (!missing.isEmpty()) {
                writes.add(stamp == null ? insert(lane, id, missing) : update(lane, id, stamp, missing));
            }
        });
        return writes;
    }

    private static Amount sum(List<BucketChange> changes) {
        return changes.stream().map(BucketChange::difference).reduce(Amount.NONE, Amount::plus);
    }

    private static InsertOneModel<Document> insert(Lane lane, String id, List<BucketChange> changes) {
        BucketKey bucket = changes.getFirst().bucket();
        Amount sum = sum(changes);
        return new InsertOneModel<>(new Document("_id", id).append("generation", lane.generation())
                .append("partition", lane.partition()).append("metric", bucket.metric())
                .append("day", bucket.day().toString()).append("item", bucket.item())
                .append("recordedOn", changes.getFirst().recordedOn().toString())
                .append("stamp", changes.getLast().position()).append("epoch", lane.epoch())
                .append("numerator", sum.numerator()).append("denominator", sum.denominator()));
    }

    private static UpdateOneModel<Document> update(Lane lane, String id, long stamp, List<BucketChange> changes) {
        Amount sum = sum(changes);
        return new UpdateOneModel<>(
                new Document("_id", id).append("stamp", stamp).append("epoch", new Document("$lte", lane.epoch())),
                new Document("$inc",
                        new Document("numerator", sum.numerator()).append("denominator", sum.denominator()))
                        .append("$set", new Document("stamp", changes.getLast().position()).append("epoch",
                                lane.epoch())));
    }
}
