package org.serviceledger.projections.store;

import java.time.Instant;
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

    /** Latest day that a bucket may have. */
    LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Whether several processes may have the store open at a time. */
    boolean isShared();

    /**
     * Takes a partition of a generation over: the lane that is returned has a later epoch than any
     * before it, and earlier owners can no longer change what this one has written.
     *
     * @param owner name of the process
     */
    Mono<Lane> claim(int generation, int partition, String owner);

    /** Gives a partition up, so that others need not wait; does nothing when a later owner has it. */
    Mono<Void> release(Lane lane);

    /** The partitions of a generation that ever had an owner. */
    Flux<PartitionState> partitions(int generation);

    /** A note; {@link Note#none} when there is none. */
    Mono<Note> note(String name);

    /** The notes whose names begin so. */
    Flux<Note> notes(String prefix);

    /**
     * Puts a note in the place of the one that it was made from.
     *
     * @return whether that one was still there
     */
    Mono<Boolean> put(Note note);

    /** Takes a note away, if it is still this one. */
    Mono<Void> remove(Note note);

    /**
     * Deletes a part of a generation that nobody reads or writes any more.
     *
     * @param most rows to delete
     * @return how many were deleted; 0 when nothing is left of it
     */
    Mono<Integer> drop(int generation, int most);

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

    /** The parked entities of a partition, by position. */
    Flux<ParkedKey> parked(Lane lane);

    /** The first parked entities of a generation, by position. */
    Flux<ParkedKey> parked(int generation, int most);

    /** One document; empty when there is none. */
    Mono<ViewDocument> find(int generation, String kind, String id);

    /** The documents that are in all of some groups, in order of {@code listSort} then id, a page at a time. */
    Flux<ViewDocument> list(int generation, ListQuery query);

    /** The same, but of one partition's documents only. */
    Flux<ViewDocument> list(Lane lane, ListQuery query);

    /** The documents that meet all conditions, in order of {@code listSort} then id, a page at a time. */
    Flux<ViewDocument> search(int generation, Selection selection);

    /**
     * Names of the groups that have documents, in order, a page at a time.
     *
     * @param prefix what the names begin with; not empty
     * @param after  the last name seen; empty from the beginning
     */
    Flux<String> groupNames(int generation, String kind, String prefix, String after, int limit);

    /**
     * How many documents are in each group at an instant, the greatest first.
     *
     * @param prefix  what the names of the groups begin with; not empty
     * @param atLeast groups with fewer documents are left out
     */
    Flux<GroupCount> groupCounts(int generation, String kind, String prefix, Instant at, long atLeast, int limit);

    /**
     * All documents of a kind, by id, a page at a time.
     *
     * @param afterId id of the last document seen; empty from the beginning
     */
    Flux<ViewDocument> scan(int generation, String kind, String afterId, int limit);

    /**
     * A metric's buckets between two days, both inclusive, added up over partitions: by item and day.
     *
     * @param recordedBy what was recorded after this day is left out: the sums as they were known at its end
     */
    Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy);

    /** The sums as they are known now. */
    default Flux<BucketSum> sums(int generation, String metric, LocalDate from, LocalDate to) {
        return sums(generation, metric, from, to, LAST_DAY);
    }

    /**
     * A metric's buckets between two days, both inclusive, added up over partitions and days: by item.
     *
     * @param recordedBy what was recorded after this day is left out: the totals as they were known at its end
     */
    Flux<ItemSum> totals(int generation, String metric, LocalDate from, LocalDate to, LocalDate recordedBy);

    /** The totals as they are known now. */
    default Flux<ItemSum> totals(int generation, String metric, LocalDate from, LocalDate to) {
        return totals(generation, metric, from, to, LAST_DAY);
    }

    /** All buckets of a metric, added up over partitions, each day of recording by itself. */
    Flux<RecordedSum> recorded(int generation, String metric);

    /** Names of the metrics and helping counts that have buckets. */
    Flux<String> metrics(int generation);

    @Override
    void close();

    /**
     * A page of what is in all of some groups at an instant.
     *
     * @param listKeys    names of at least one group; the one with the fewest documents is best named first
     * @param at          documents count that are in the groups at this instant
     * @param through     or at a later one, up to and with this; of a document that is in the group several times
     *                    this finds it several times
     * @param newestFirst whether the order is turned round
     * @param afterSort   {@code listSort} of the last document seen; empty from the beginning
     * @param afterId     its id
     */
    record ListQuery(String kind, List<String> listKeys, Instant at, Instant through, boolean newestFirst,
            String afterSort, String afterId, int limit) {

        public ListQuery {
            listKeys = List.copyOf(listKeys);
            if (listKeys.isEmpty()) {
                throw new IllegalArgumentException("a list has a group");
            }
        }

        /** A page of groups at an instant. */
        public ListQuery(String kind, List<String> listKeys, Instant at, boolean newestFirst, String afterSort,
                String afterId, int limit) {
            this(kind, listKeys, at, at, newestFirst, afterSort, afterId, limit);
        }

        /** A page of groups that documents are in whatever the time. */
        public ListQuery(String kind, List<String> listKeys, boolean newestFirst, String afterSort, String afterId,
                int limit) {
            this(kind, listKeys, ListKey.BEGINNING, newestFirst, afterSort, afterId, limit);
        }

        /** A page of one such group. */
        public ListQuery(String kind, String listKey, boolean newestFirst, String afterSort, String afterId,
                int limit) {
            this(kind, List.of(listKey), newestFirst, afterSort, afterId, limit);
        }

        /** The page after a document. */
        public ListQuery after(String sort, String id) {
            return new ListQuery(kind, listKeys, at, through, newestFirst, sort, id, limit);
        }

        /** The same with another bound. */
        public ListQuery limitedTo(int most) {
            return new ListQuery(kind, listKeys, at, through, newestFirst, afterSort, afterId, most);
        }
    }

    /** What an item's buckets of a day hold. */
    record BucketSum(String item, LocalDate day, Amount amount) {}

    /** What an item's buckets of a day hold of what was recorded on a day. */
    record RecordedSum(String item, LocalDate day, LocalDate recordedOn, Amount amount) {}

    /** What an item's buckets hold. */
    record ItemSum(String item, Amount amount) {}
}
