package org.serviceledger.core.ledger.broken;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.StoreGate;

/**
 * The ways in which a ledger is broken on purpose, to see that the contract notices. Each can be put
 * in front of any store's fixture, and names the tests that must fail because of it.
 */
public enum BrokenLedger {

    // G1
    FOLLOWER_LOSES_BETWEEN_PAST_AND_PRESENT(BrokenReading::losingBetweenPastAndPresent, UnaryOperator.identity(),
            "a_follower_sees_every_position_once_and_in_order_while_producers_append"),
    NEIGHBOURS_READ_IN_WRONG_ORDER(
            BrokenReading::swappingNeighbours, UnaryOperator.identity(),
            "positions_are_dense_from_zero_under_many_concurrent_producers"),
    // G2
    SPLIT_BATCH(BrokenAppends::splittingBatches, UnaryOperator.identity(),
            "an_append_is_one_write_so_that_a_failure_of_the_next_one_takes_nothing_from_it"),
    // G3
    MARKER_ONE_TOO_LATE(ledger -> BrokenAppends.shiftingMarkers(ledger, 1), UnaryOperator.identity(),
            "an_event_right_at_the_marker_refuses_and_one_right_before_it_does_not",
            "the_marker_after_an_append_catches_the_very_next_conflicting_event"),
    MARKER_ONE_TOO_EARLY(
            ledger -> BrokenAppends.shiftingMarkers(ledger, -1), UnaryOperator.identity(),
            "an_event_right_at_the_marker_refuses_and_one_right_before_it_does_not"),
    CONDITION_NOT_CHECKED_WITHIN_THE_BLOCK(BrokenAppends::ignoringTheBlockInConditions, UnaryOperator.identity(),
            "an_earlier_append_of_the_same_block_refuses"),
    CONDITION_NOT_CHECKED_IN_OLD_EVENTS(UnaryOperator.identity(), BrokenStores::forgettingOldEvents,
            "a_condition_older_than_what_is_kept_in_memory_is_checked_all_the_same"),
    FAILURE_TOLD_AS_REFUSAL(BrokenAppends::tellingFailuresAsRefusals, UnaryOperator.identity(),
            "a_failure_of_the_store_is_not_told_as_a_refusal"),
    UNKNOWN_TOLD_AS_FAILURE(UnaryOperator.identity(), BrokenStores::tellingTheUnknownAsFailed,
            "a_write_whose_answer_was_lost_is_found_out_and_acknowledged_once"),
    // G4
    ACKNOWLEDGED_BEFORE_THE_SYNC(UnaryOperator.identity(), BrokenStores::acknowledgingEarly,
            "nothing_is_acknowledged_before_the_store_has_it"),
    SEEN_BEFORE_DURABLE(UnaryOperator.identity(), BrokenStores::showingEarly,
            "no_reader_sees_an_event_before_the_store_has_it"),
    // G5
    IDENTITY_NOT_CHECKED_WITHIN_THE_BLOCK(UncheckedIdentities::ledger, UncheckedIdentities::store,
            "a_record_sent_twice_within_one_block_is_stored_once"),
    IDENTITY_NOT_CHECKED_IN_THE_STORE(UnaryOperator.identity(), BrokenStores::forgettingIdentities,
            "a_record_sent_again_gets_the_position_of_the_first_sending",
            "a_record_sent_again_after_opening_again_is_a_duplicate"),
    OTHER_CONTENT_TAKEN_FOR_A_DUPLICATE(BrokenAppends::ignoringContent, UnaryOperator.identity(),
            "the_same_id_with_other_content_is_a_conflict_and_stores_nothing"),
    // G6
    EVENTS_ALTERED(BrokenReading::alteringEvents, UnaryOperator.identity(), "what_is_read_is_what_was_appended");

    private final UnaryOperator<Ledger> ledger;
    private final UnaryOperator<LedgerStore> store;
    private final Set<String> mustFail;

    BrokenLedger(UnaryOperator<Ledger> ledger, UnaryOperator<LedgerStore> store, String... mustFail) {
        this.ledger = ledger;
        this.store = store;
        this.mustFail = Set.of(mustFail);
    }

    /** Names of the contract's tests that fail because of this, whatever else fails. */
    public Set<String> mustFail() {
        return mustFail;
    }

    /** The same storage with this broken ledger on it. */
    public LedgerFixture on(LedgerFixture fixture) {
        return new LedgerFixture() {
            @Override
            public LedgerStore openStore() {
                return store.apply(fixture.openStore());
            }

            @Override
            public Ledger open(LedgerClock clock, LedgerLimits limits) {
                return ledger.apply(LedgerFixture.super.open(clock, limits));
            }

            @Override
            public StoreGate gate() {
                return fixture.gate();
            }

            @Override
            public OptionalLong syncs() {
                return fixture.syncs();
            }

            @Override
            public void close() {
                fixture.close();
            }
        };
    }
}
