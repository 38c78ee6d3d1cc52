package org.serviceledger.projections.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where views are kept. A batch of events is saved by three calls, in this order: buckets, views,
 * cursor. Nothing ties the three together, so a store needs no transactions: each document carries
 * the position of the last event applied to it, and what is there already is skipped when a batch is
 * applied again after a crash.
 */
public interface ViewStore extends AutoCloseable {

    /** The documents of these ids that exist, by id. */
    Mono<Map<String, ViewDocument>> load(Lane lane, String kind, Collection<String> ids);

    /** Moves buckets; changes at or below a bucket's stamp are skipped. */
    Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes);

    /** Saves views; a stored document that is as new or newer, or of a later owner, stays. */
    Mono<Void> saveViews(Lane lane, List<ViewDocument> documents);

    /** Notes up to where events have been applied; never moves backwards. */
    Mono<Void> saveCursor(Lane lane, long position);

    /** Position of the last event applied; -1 when none has been. */
    Mono<Long> cursor(Lane lane);

    /** Parks an entity; parking it again changes nothing. */
    Mono<Void> park(Lane lane, ParkedKey key);

    /** The parked entities. */
    Flux<ParkedKey> parked(Lane lane);

    /** One document. */
    Mono<ViewDocument> find(int generation, String kind, String id);

    /**
     * The documents of a group, in order of {@code listSort} then id, a page at a time.
     *
     */
    Flux<ViewDocument> list(int generation, ListQuery query);

    /** Sums of a metric's buckets, by item and day, between two days, both inclusive. */
    Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to);

    @Override
    void close();

    /**
     * A page of a list.
     *
     * @param newestFirst whether the order is turned round
     * @param afterSort   {@code listSort} of the last document seen; empty from the beginning
     * @param afterId     its id
     */
    record ListQuery(String kind, String listKey, boolean newestFirst, String afterSort, String afterId, int limit) {}

    /** What a bucket holds. */
    record BucketSum(String item, LocalDate day, Amount amount) {}
}
