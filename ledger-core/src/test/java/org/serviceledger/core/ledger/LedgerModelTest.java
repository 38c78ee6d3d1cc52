package org.serviceledger.core.ledger;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.core.ledger.broken.BrokenLedger;
import org.serviceledger.core.ledger.rocksdb.RocksDbFixture;

import static org.assertj.core.api.Assertions.assertThat;

/** Random appends by many senders over a store that fails: the answers are those of a simple sequential ledger. */
class LedgerModelTest {

    private static final int SEEDS = Scale.of("seeds of random appends", 40, 1_000);

    @TempDir
    private Path directory;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void in_memory_every_answer_is_one_that_a_simple_ledger_gives(long seed) {
        ModelRun.of(new InMemoryFixture(), seed).check();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_rocksdb_every_answer_is_one_that_a_simple_ledger_gives(long seed) {
        ModelRun.of(new RocksDbFixture(directory.resolve("ledger")), seed).check();
    }

    @Test
    void the_random_appends_meet_every_kind_of_answer() {
        Set<String> kinds = new TreeSet<>();
        for (long seed = 0; seed < 10; seed++) {
            kinds.addAll(ModelRun.of(new InMemoryFixture(), seed).kinds());
        }
        assertThat(kinds).containsExactlyInAnyOrder("Appended", "Refused", "Duplicate", "Conflict", "Unavailable");
    }

    @ParameterizedTest
    @EnumSource(names = {"SPLIT_BATCH", "MARKER_ONE_TOO_LATE", "MARKER_ONE_TOO_EARLY",
            "CONDITION_NOT_CHECKED_WITHIN_THE_BLOCK", "CONDITION_NOT_CHECKED_IN_OLD_EVENTS", "FAILURE_TOLD_AS_REFUSAL",
            "UNKNOWN_TOLD_AS_FAILURE", "IDENTITY_NOT_CHECKED_WITHIN_THE_BLOCK", "IDENTITY_NOT_CHECKED_IN_THE_STORE",
            "OTHER_CONTENT_TAKEN_FOR_A_DUPLICATE"})
    void a_broken_ledger_is_told_from_the_model(BrokenLedger broken) {
        assertThat(seeds()).anySatisfy(seed -> assertThat(catches(broken, seed)).isTrue());
    }

    private static boolean catches(BrokenLedger broken, long seed) {
        try {
            ModelRun.of(broken.on(new InMemoryFixture()), seed).check();
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }
}
