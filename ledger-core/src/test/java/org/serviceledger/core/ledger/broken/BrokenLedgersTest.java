package org.serviceledger.core.ledger.broken;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.serviceledger.core.ledger.InMemoryFixture;
import org.serviceledger.core.ledger.LedgerFixture;
import org.serviceledger.core.ledger.mongodb.MongoFixture;
import org.serviceledger.core.ledger.mongodb.MongoStandIn;
import org.serviceledger.core.ledger.rocksdb.RocksDbFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract bites: every broken ledger fails it where it is broken, and the healthy ones pass all of it. Most of
 * it is waiting for answers that never come, so the runs go side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrokenLedgersTest {

    private static final Duration HEALTHY = Duration.ofSeconds(20);
    /** A broken ledger may owe an answer for ever. */
    private static final Duration BROKEN = Duration.ofSeconds(1);

    private static final int TESTS_IN_THE_CONTRACT = ContractRun.of(InMemoryFixture::new, null, HEALTHY).found();

    @TempDir
    static Path directory;

    enum Storage {
        IN_MEMORY, ROCKSDB, MONGODB_STAND_IN;

        private static final AtomicInteger FIXTURES = new AtomicInteger();

        Supplier<LedgerFixture> fixtures() {
            return switch (this) {
                case IN_MEMORY -> InMemoryFixture::new;
                case ROCKSDB -> () -> new RocksDbFixture(directory.resolve("ledger-" + FIXTURES.incrementAndGet()));
                case MONGODB_STAND_IN -> () -> new MongoFixture(MongoStandIn.newDatabase());
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void a_healthy_ledger_passes_every_test(Storage storage) {
        ContractRun run = ContractRun.of(storage.fixtures(), null, HEALTHY);
        assertThat(run.failures()).isEmpty();
        assertThat(run.found()).isGreaterThan(30).isEqualTo(TESTS_IN_THE_CONTRACT);
    }

    @ParameterizedTest
    @EnumSource(BrokenLedger.class)
    void a_broken_ledger_in_memory_fails_where_it_is_broken(BrokenLedger broken) {
        isCaught(broken, Storage.IN_MEMORY);
    }

    @ParameterizedTest
    @EnumSource(BrokenLedger.class)
    void a_broken_ledger_on_rocksdb_fails_where_it_is_broken(BrokenLedger broken) {
        isCaught(broken, Storage.ROCKSDB);
    }

    @ParameterizedTest
    @EnumSource(BrokenLedger.class)
    void a_broken_ledger_on_the_stand_in_for_mongodb_fails_where_it_is_broken(BrokenLedger broken) {
        isCaught(broken, Storage.MONGODB_STAND_IN);
    }

    private static void isCaught(BrokenLedger broken, Storage storage) {
        ContractRun run = ContractRun.of(storage.fixtures(), broken, BROKEN);
        assertThat(run.failures()).containsOnlyKeys(broken.mustFail().toArray(String[]::new));
    }
}
