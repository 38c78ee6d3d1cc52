package org.serviceledger.core.ledger;

import java.util.Collection;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The port behind {@link Ledger}: where blocks are kept. A store knows nothing of conditions or
 * group commit; its one duty is to keep blocks whole, dense and durable, and to find events again.
 *
 * <p>The methods that the sequencer uses ({@link #append}, {@link #head}, {@link #identities},
 * {@link #firstMatch}) are subscribed on a thread on which blocking is allowed; an embedded store
 * works on it directly. The reading methods ({@link #blocks}, {@link #events}, {@link #find}) may be
 * subscribed from anywhere and must not block the subscribing thread.
 */
public interface LedgerStore extends AutoCloseable {

    /**
     * Stores a block under its number, if that number is free and the one before it is taken.
     *
     * @return completes once the block is durable; error {@link BlockTakenException} when another
     *         block has the number, or a {@link LedgerException} ({@code Unavailable}, {@code Full}: certainly not
     *         stored; {@code OutcomeUnknown}: perhaps stored)
     */
    Mono<Void> append(Block block);

    /** The durable end of the store. */
    Mono<Head> head();

    /** The blocks from a number to the durable end at subscription, in order. */
    Flux<Block> blocks(long fromNumber);

    /** The events with {@code from <= position < to} that are durable at subscription, in order. */
    Flux<StoredEvent> events(long from, long to);

    /** The selected events with {@code from <= position < to} that are durable at subscription, in order. */
    Flux<StoredEvent> find(EventQuery query, long from, long to);

    /** The position of the first selected event with {@code from <= position < to}; empty when there is none. */
    Mono<Long> firstMatch(EventQuery query, long from, long to);

    /**
     * Looks up record identities, all in one go.
     *
     * @param keys as of {@link RecordIdentity#key()}
     * @return an entry for each key that is stored
     */
    Mono<Map<String, StoredIdentity>> identities(Collection<String> keys);

    /**
     * Ties the store to a key by its fingerprint, the first time; later only checks.
     *
     * @return error {@link LedgerException.Unavailable} when the store is tied to another key, since
     *         digests made with different keys cannot be compared
     */
    Mono<Void> bindKey(String fingerprint);

    /**
     * Whether other processes may write to the same store, so that its end moves by itself and has to
     * be looked at again and again.
     */
    default boolean shared() {
        return false;
    }

    @Override
    void close();

    /**
     * What is stored of a record's identity.
     *
     * @param position where the record is
     * @param digest   keyed digest of its content
     */
    @SuppressWarnings("ArrayRecordComponent")
    record StoredIdentity(long position, byte[] digest) {}

    /** Another block has the number: the writer must read what it missed and decide again. */
    final class BlockTakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public BlockTakenException(long number) {
            super("block " + number + " is taken");
        }
    }
}
