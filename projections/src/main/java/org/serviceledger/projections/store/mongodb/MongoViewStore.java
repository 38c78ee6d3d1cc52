package org.serviceledger.projections.store.mongodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.mongodb.MongoConnection;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.GroupCount;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.Note;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.PartitionState;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStoreException;

/**
 * Views on MongoDB, without transactions: each document is saved by one update whose condition is
 * its stamp and its owner's epoch. A write of an owner that has been replaced is refused; should it
 * come through in the moment of the change, it moves a document to where the new owner would have
 * moved it, since both apply the same events to the same views.
 */
public final class MongoViewStore implements ViewStore {

    private final MongoConnection connection;
    private final ViewCollections collections;
    private final Ownership ownership;
    private final BucketWriter bucketWriter;
    private final Notes notes;

    private MongoViewStore(MongoConnection connection) {
        this.connection = connection;
        this.collections = ViewCollections.of(connection.database());
        this.ownership = new Ownership(collections.owners());
        this.notes = new Notes(collections.notes());
        this.bucketWriter = new BucketWriter(collections.buckets(), ownership);
    }

    /**
     * Opens the store, making its indexes when there are none.
     *
     * @param address MongoDB connection string
     * @return the store; error {@link ViewStoreException.Unavailable} when no server answers
     */
    public static Mono<MongoViewStore> open(String address) {
        return Mono.defer(() -> {
            MongoConnection connection = MongoConnection.to(address);
            MongoViewStore store = new MongoViewStore(connection);
            return guarded(store.collections.makeIndexes()).thenReturn(store).doOnError(e -> connection.close())
                    .doOnCancel(connection::close);
        });
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Mono<Lane> claim(int generation, int partition, String owner) {
        return guarded(ownership.claim(generation, partition, owner));
    }

    @Override
    public Mono<Void> release(Lane lane) {
        return guarded(ownership.release(lane));
    }

    @Override
    public Flux<PartitionState> partitions(int generation) {
        Mono<Map<Integer, Long>> positions = Flux
                .from(collections.cursors().find(new Document("generation", generation))
                        .batchSize(ViewCollections.REQUEST))
                .collectMap(cursor -> cursor.getInteger("partition"), cursor -> cursor.getLong("position"));
        return guarded(positions.flatMapMany(found -> ownership.partitions(generation, found)));
    }

    @Override
    public Mono<Note> note(String name) {
        return guarded(notes.find(name));
    }

    @Override
    public Flux<Note> notes(String prefix) {
        return guarded(notes.all(prefix));
    }

    @Override
    public Mono<Boolean> put(Note note) {
        return guarded(notes.put(note));
    }

    @Override
    public Mono<Void> remove(Note note) {
        return guarded(notes.remove(note));
    }

    @Override
    public Mono<Integer> drop(int generation, int most) {
        return guarded(Flux.fromIterable(collections.ofGeneration())
                .concatMap(collection -> drop(collection, generation, most)).filter(deleted -> deleted > 0).next()
                .defaultIfEmpty(0));
    }

    private static Mono<Integer> drop(MongoCollection<Document> collection, int generation, int most) {
        return Flux.from(collection.find(new Document("generation", generation)).projection(Projections.include("_id"))
                .limit(most).batchSize(ViewCollections.REQUEST)).map(found -> found.get("_id")).collectList()
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(0)
                        : Mono.from(collection.deleteMany(Filters.in("_id", ids))).thenReturn(ids.size()));
    }

    @Override
    public Mono<Map<String, ViewDocument>> load(Lane lane, String kind, Collection<String> ids) {
        Flux<ViewDocument> found = Flux.fromIterable(List.copyOf(ids))
                .map(id -> ViewDocuments.id(lane.generation(), kind, id)).buffer(ViewCollections.REQUEST)
                .concatMap(some -> collections.views().find(Filters.in("_id", some)).batchSize(ViewCollections.REQUEST))
                .map(ViewDocuments::read);
        return guarded(found.collect(HashMap::new, (all, view) -> all.put(view.id(), view)));
    }

    @Override
    public Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes) {
        return changes.isEmpty() ? Mono.empty() : guarded(bucketWriter.move(lane, changes));
    }

    @Override
    public Mono<Void> saveViews(Lane lane, List<ViewDocument> documents) {
        return guarded(Flux.fromIterable(documents).map(view -> ViewDocuments.save(lane, view))
                .buffer(ViewCollections.REQUEST)
                .concatMap(some -> owned(lane,
                        Mono.defer(() -> Mono
                                .from(collections.views().bulkWrite(some, new BulkWriteOptions().ordered(false))))))
                .then());
    }

    @Override
    public Mono<Void> saveCursor(Lane lane, long position) {
        Document newer = new Document("_id", Ownership.key(lane.generation(), lane.partition()))
                .append("position", new Document("$lt", position)).append("epoch", new Document("$lte", lane.epoch()));
        Document set = new Document("$set", new Document("position", position).append("epoch", lane.epoch())
                .append("generation", lane.generation()).append("partition", lane.partition()));
        return guarded(owned(lane, Mono.defer(
                () -> Mono.from(collections.cursors().updateOne(newer, set, new UpdateOptions().upsert(true))))));
    }

    @Override
    public Mono<Long> cursor(Lane lane) {
        return guarded(Mono.from(collections.cursors()
                .find(new Document("_id", Ownership.key(lane.generation(), lane.partition()))).first())
                .map(cursor -> cursor.getLong("position")).defaultIfEmpty(-1L));
    }

    @Override
    public Mono<Void> park(Lane lane, ParkedKey key) {
        Document parked = new Document("_id", ViewDocuments.id(lane.generation(), key.kind(), key.id()))
                .append("generation", lane.generation()).append("partition", lane.partition())
                .append("kind", key.kind()).append("id", key.id()).append("position", key.position())
                .append("reason", key.reason());
        return guarded(owned(lane, Mono.defer(() -> Mono.from(collections.parked().insertOne(parked)))));
    }

    @Override
    public Flux<ParkedKey> parked(Lane lane) {
        return parked(new Document("generation", lane.generation()).append("partition", lane.partition()), 0);
    }

    @Override
    public Flux<ParkedKey> parked(int generation, int most) {
        return parked(new Document("generation", generation), most);
    }

    private Flux<ParkedKey> parked(Document which, int most) {
        return guarded(Flux.from(collections.parked().find(which).sort(Sorts.ascending("position")).limit(most)
                .batchSize(ViewCollections.REQUEST)).map(
                        key -> new ParkedKey(key.getString("kind"),
                                key.getString("id"), key.getLong("position"), key.getString("reason"))));
    }

    @Override
    public Mono<ViewDocument> find(int generation, String kind, String id) {
        return guarded(Mono
                .from(collections.views().find(new Document("_id", ViewDocuments.id(generation, kind, id))).first())
                .map(ViewDocuments::read));
    }

    @Override
    public Flux<ViewDocument> list(int generation, ListQuery list) {
        return list(ViewDocuments.filter(generation, list), list);
    }

    @Override
    public Flux<ViewDocument> list(Lane lane, ListQuery list) {
        return list(ViewDocuments.filter(lane.generation(), list).append("partition", lane.partition()), list);
    }

    private Flux<ViewDocument> list(Document filter, ListQuery list) {
        return guarded(Flux.from(collections.views().find(filter)
                .sort(ViewDocuments.order(list.newestFirst())).limit(list.limit()).batchSize(ViewCollections.REQUEST))
                .map(ViewDocuments::read));
    }

    @Override
    public Flux<ViewDocument> search(int generation, Selection selection) {
        return selection.isEmpty()
                ? Flux.empty()
                : guarded(Flux.from(collections.views().find(ViewDocuments.filter(generation, selection))
                        .sort(ViewDocuments.order(selection.newestFirst())).limit(selection.limit())
                        .batchSize(ViewCollections.REQUEST)).map(ViewDocuments::read));
    }

    @Override
    public Flux<String> groupNames(int generation, String kind, String prefix, String after, int limit) {
        Document all = new Document("generation", generation).append("kind", kind);
        return guarded(Flux.from(collections.views().distinct("listKeys.name", all, String.class))
                .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0 && !name.equals(prefix)).sort()
                .take(limit));
    }

    @Override
    public Flux<GroupCount> groupCounts(int generation, String kind, String prefix, Instant at, long atLeast,
            int limit) {
        return guarded(Flux
                .from(collections.views().aggregate(ViewDocuments.counts(generation, kind,
                        "^" + Pattern.quote(prefix), at, atLeast, limit)).batchSize(ViewCollections.REQUEST))
                .map(count -> new GroupCount(count.getString("_id"),
                        count.get("documents", Number.class).longValue())));
    }

    @Override
    public Flux<ViewDocument> scan(int generation, String kind, String afterId, int limit) {
        Document beyond = new Document("generation", generation).append("kind", kind).append("id",
                new Document("$gt", afterId));
        return guarded(Flux.from(collections.views().find(beyond).sort(Sorts.ascending("id")).limit(limit)
                .batchSize(ViewCollections.REQUEST)).map(ViewDocuments::read));
    }

    @Override
    public Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy) {
        Document group = new Document("item", "$item").append("day", "$day");
        return groups(generation, metric, from, to, recordedBy, group).map(sum -> {
            Document key = sum.get("_id", Document.class);
            return new BucketSum(key.getString("item"), LocalDate.parse(key.getString("day")), amount(sum));
        });
    }

    @Override
    public Flux<ItemSum> totals(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy) {
        return groups(generation, metric, from, to, recordedBy, "$item")
                .map(sum -> new ItemSum(sum.getString("_id"), amount(sum)));
    }

    @Override
    public Flux<RecordedSum> recorded(int generation, String metric) {
        Document group = new Document("item", "$item").append("day", "$day").append("recordedOn", "$recordedOn");
        return groups(generation, metric, LocalDate.of(1, 1, 1), LAST_DAY, LAST_DAY, group).map(sum -> {
            Document key = sum.get("_id", Document.class);
            return new RecordedSum(key.getString("item"), LocalDate.parse(key.getString("day")),
                    LocalDate.parse(key.getString("recordedOn")), amount(sum));
        });
    }

    private Flux<Document> groups(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy,
            Object group) {
        Document match = new Document("generation", generation).append("metric", metric).append("day",
                new Document("$gte", from.toString()).append("$lte", to.toString()))
                .append("recordedOn", new Document("$lte", recordedBy.toString()));
        Document sums = new Document("_id", group).append("numerator", new Document("$sum", "$numerator"))
                .append("denominator", new Document("$sum", "$denominator"));
        return guarded(Flux.from(collections.buckets()
                .aggregate(List.of(Aggregates.match(match), new Document("$group", sums)))
                .batchSize(ViewCollections.REQUEST)));
    }

    private static Amount amount(Document sum) {
        return new Amount(sum.get("numerator", Number.class).longValue(),
                sum.get("denominator", Number.class).longValue());
    }

    @Override
    public Flux<String> metrics(int generation) {
        return guarded(Flux.from(
                collections.buckets().distinct("metric", new Document("generation", generation), String.class)));
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * Makes a write whose condition may turn it into a duplicate: then either what is stored is as new,
     * which is well, or a later owner's.
     */
    private Mono<Void> owned(Lane lane, Mono<?> write) {
        return ownership.check(lane).then(write.then()).onErrorResume(ViewCollections::isDuplicate,
                e -> ownership.check(lane));
    }

    private static <T> Mono<T> guarded(Mono<T> work) {
        return work.onErrorMap(MongoViewStore::isForeign, MongoViewStore::unavailable);
    }

    private static <T> Flux<T> guarded(Publisher<T> work) {
        return Flux.from(work).onErrorMap(MongoViewStore::isForeign, MongoViewStore::unavailable);
    }

    private static boolean isForeign(Throwable failure) {
        return !(failure instanceof ViewStoreException);
    }

    private static ViewStoreException unavailable(Throwable failure) {
        return new ViewStoreException.Unavailable("the views on MongoDB do not answer", failure);
    }
}
