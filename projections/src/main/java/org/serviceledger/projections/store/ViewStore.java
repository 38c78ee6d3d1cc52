package org.serviceledger.projections.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where views are kept. A batch of events is saved by three calls, in this order: buckets, views,
 * cursor. Nothing ties the three together, nor the documents of one call, so a store needs no
 * transactions: a crash may leave any part of a call done. Only each document is saved whole. What
 * makes that enough is the stamp of every document, the position of the last event applied to it:
 * what is there already is skipped when a batch is applied again.
 *
 * <p>Errors are {@link ViewStoreException}s. No method blocks the subscribing thread.
 */
public interface ViewStore extends AutoCloseable {

    /**
     * Takes a partition of a generation over: the lane that is returned has a later epoch than any
     * before it, and earlier owners can no longer change what this one has written.
     */
    Mono<Lane> claim(int generation, int partition);

    /** The documents of these ids that exist, by id. */
    Mono<Map<String, ViewDocument>> load(Lane lane, String kind, Collection<String> ids);

    /**
     * Moves buckets, each by its changes in order of position; changes at or below a bucket's stamp
     * are skipped.
     *
     * @return error {@link ViewStoreException.StaleOwner} when a later owner has written
     */
    Mono<Void> saveBuckets(Lane lane, List<BucketChange> changes);

    /**
     * Saves views, each with its stamp; a stored document that is as new or newer stays.
     *
     * @return error {@link ViewStoreException.StaleOwner} when a later owner has written
     */
    Mono<Void> saveViews(Lane lane, List<ViewDocument> documents);

    /**
     * Notes up to where events have been applied; never moves backwards.
     *
     * @return error {@link ViewStoreException.StaleOwner} when a later owner has written
     */
    Mono<Void> saveCursor(Lane lane, long position);

    /** Position of the last event applied; -1 when none has been. */
    Mono<Long> cursor(Lane lane);

    /** Parks an entity; parking it again changes nothing. */
    Mono<Void> park(Lane lane, ParkedKey key);

    /** The parked entities, by position. */
    Flux<ParkedKey> parked(Lane lane);

    /** One document; empty when there is none. */
    Mono<ViewDocument> find(int generation, String kind, String id);

    /** The documents that are in all of some groups, in order of {@code listSort} then id, a page at a time. */
    Flux<ViewDocument> list(int generation, ListQuery query);

    /**
     * All documents of a kind, by id, a page at a time.
     *
     * @param afterId id of the last document seen; empty from the beginning
     */
    Flux<ViewDocument> scan(int generation, String kind, String afterId, int limit);

    /** A metric's buckets between two days, both inclusive, added up over partitions: by item and day. */
    Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to);

    /** A metric's buckets between two days, both inclusive, added up over partitions and days: by item. */
    Flux<ItemSum> totals(int generation, String metric, LocalDate from, LocalDate to);

    /** Names of the metrics and helping counts that have buckets. */
    Flux<String> metrics(int generation);

    @Override
    void close();

    /**
     * A page of what is in all of some groups.
     *
     * @param listKeys    at least one group; the one with the fewest documents is best named first
     * @param newestFirst whether the order is turned round
     * @param afterSort   {@code listSort} of the last document seen; empty from the beginning
     * @param afterId     its id
     */
    record ListQuery(String kind, List<String> listKeys, boolean newestFirst, String afterSort, String afterId,
            int limit) {

        public ListQuery {
            listKeys = List.copyOf(listKeys);
            if (listKeys.isEmpty()) {
                throw new IllegalArgumentException("a list has a group");
            }
        }

        /** A page of one group. */
        public ListQuery(String kind, String listKey, boolean newestFirst, String afterSort, String afterId,
                int limit) {
            this(kind, List.of(listKey), newestFirst, afterSort, afterId, limit);
        }
    }

    /** What an item's buckets of a day hold. */
    record BucketSum(String item, LocalDate day, Amount amount) {}

    /** What an item's buckets hold. */
    record ItemSum(String item, Amount amount) {}
}
