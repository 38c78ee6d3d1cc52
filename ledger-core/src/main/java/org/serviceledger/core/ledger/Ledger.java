package org.serviceledger.core.ledger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The service record ledger: an append-only sequence of events.
 *
 * <p>Its guarantees, which the contract suite asserts for every implementation:
 * <dl>
 * <dt>G1</dt><dd>Positions are 0, 1, 2, … without a hole, in commit order. A reader that has seen
 * position <i>p</i> never later sees something new below <i>p</i>.</dd>
 * <dt>G2</dt><dd>An append of <i>n</i> events is all or nothing; no reader ever sees a part of it.</dd>
 * <dt>G3</dt><dd>A conditional append is refused if and only if an event matching its query exists at
 * or after its marker, earlier appends of the same block included. Refused
 * ({@link AppendResult.Refused}), failed ({@link LedgerException.Unavailable}) and unknown
 * ({@link LedgerException.OutcomeUnknown}) are three different answers.</dd>
 * <dt>G4</dt><dd>Acknowledged means durable: forced to the disk (embedded) or majority-written and
 * journalled (MongoDB).</dd>
 * <dt>G5</dt><dd>The same record, by (source, id), is stored once however often it is sent, also
 * twice within one block, and each sender gets the same position. The same id with different
 * content is a {@link AppendResult.Conflict}, not a duplicate.</dd>
 * <dt>G6</dt><dd>Nothing alters or removes an event.</dd>
 * </dl>
 *
 * <p>All publishers are cold and honour demand; none of them blocks the subscribing thread.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Appends events together. The result arrives once it rests on durable blocks only.
     *
     * @return the answer; or an error: {@link LedgerException.Unavailable}, {@link LedgerException.Full},
     *         {@link LedgerException.OutcomeUnknown}, {@link LedgerException.TooLarge} or
     *         {@link LedgerException.Corrupt}
     */
    Mono<AppendResult> append(Append append);

    /**
     * Reads the events from a position to the durable end at the time of subscription, then completes.
     *
     * @param from first position to read, inclusive; beyond the end nothing is read
     */
    Flux<StoredEvent> read(long from);

    /**
     * Reads the events from a position on and goes on with every event appended later; never
     * completes by itself. A slow reader reads later from the store; nothing is buffered for it
     * without bound and nothing is skipped.
     */
    Flux<StoredEvent> follow(long from);

    /**
     * Finds the selected events with {@code from <= position < to}, in order.
     *
     * @param to end, exclusive; {@link Long#MAX_VALUE} for the durable end at subscription
     */
    Flux<StoredEvent> find(EventQuery query, long from, long to);

    /** The durable end of the ledger as this process knows it. */
    Head head();

    /** The durable end now and whenever it moves; a slow subscriber sees the latest only. */
    Flux<Head> heads();

    /** Ends the ledger: appends that are waiting fail as unavailable, everything durable stays. */
    @Override
    void close();
}
