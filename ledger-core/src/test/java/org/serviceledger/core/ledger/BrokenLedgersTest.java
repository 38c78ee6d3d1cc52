package org.serviceledger.core.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import org.serviceledger.core.ledger.BrokenFixture.Fault;
import org.serviceledger.core.ledger.rocksdb.RocksDbFixture;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract suite bites: each broken ledger fails a test of the guarantee that it breaks, a sound one fails none. */
class BrokenLedgersTest {

    private static final Map<Fault, String> CAUGHT_BY = Map.of(Fault.SPLIT_BATCH,
            "no_reader_ever_sees_a_part_of_an_append", Fault.MARKER_ONE_TOO_HIGH,
            "an_event_right_at_the_marker_refuses_and_one_right_before_it_does_not", Fault.MARKER_ONE_TOO_LOW,
            "an_event_right_at_the_marker_refuses_and_one_right_before_it_does_not",
            Fault.IDENTITY_NOT_CHECKED_WITHIN_A_BLOCK, "a_record_sent_twice_within_one_block_is_stored_once",
            Fault.ACKNOWLEDGED_BEFORE_THE_SYNC, "nothing_is_acknowledged_before_the_store_has_it",
            Fault.CONDITION_NOT_CHECKED_AGAINST_OWN_BLOCK, "an_earlier_append_of_the_same_block_refuses",
            Fault.CONFLICT_TAKEN_FOR_DUPLICATE, "the_same_id_with_other_content_is_a_conflict_and_stores_nothing");

    private static final int TESTS = 34;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_suite_catches_it_in_memory(Fault fault) {
        check(fault, run(() -> new BrokenFixture(new InMemoryFixture(), fault)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_suite_catches_it_on_rocksdb(Fault fault) {
        int[] number = {0};
        check(fault,
                run(() -> new BrokenFixture(new RocksDbFixture(directory.resolve("ledger-" + number[0]++)), fault)));
    }

    private static void check(Fault fault, Outcome outcome) {
        assertThat(outcome.ran).hasSizeGreaterThanOrEqualTo(TESTS);
        String expected = CAUGHT_BY.get(fault);
        if (expected == null) {
            assertThat(outcome.failed).isEmpty();
        } else {
            assertThat(outcome.failed).contains(expected);
        }
    }

    private static synchronized Outcome run(Supplier<LedgerFixture> fixtures) {
        Suite.fixtures = fixtures;
        Outcome outcome = new Outcome();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(List.of(DiscoverySelectors.selectClass(Suite.class))).build(), outcome);
        return outcome;
    }

    /** Which tests ran, and which of them failed. */
    private static final class Outcome implements TestExecutionListener {

        private final Set<String> ran = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String name = test.getDisplayName().replace("()", "");
                ran.add(name);
                if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    failed.add(name);
                }
            }
        }
    }

    /** The suite over whatever fixture is being tried; run by these tests only. */
    static final class Suite extends LedgerContract {

        private static Supplier<LedgerFixture> fixtures = InMemoryFixture::new;

        @Override
        protected LedgerFixture newFixture() {
            return fixtures.get();
        }
    }
}
