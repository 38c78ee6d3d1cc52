package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/** Closing while others read: they are told so, and nothing touches memory that RocksDB has given up. */
class RocksDbClosingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int READERS = 4;

    @TempDir
    private Path directory;

    @Test
    void readers_are_told_that_the_ledger_is_closed() throws Exception {
        Tag tag = Tag.of("case", "1");
        for (int round = 0; round < 5; round++) {
            // given readers that never stop by themselves
            Ledger ledger = new RocksDbFixture(directory.resolve("ledger")).open(LedgerClock.system(),
                    LedgerLimits.defaults());
            ledger.append(new Append(IntStream.range(0, 1000)
                    .mapToObj(i -> new NewEvent("E", "text/plain", new byte[50], java.util.Set.of(tag), null)).toList(),
                    null)).block(PATIENCE);
            CountDownLatch reading = new CountDownLatch(READERS);
            var ends = Flux.range(0, READERS).flatMap(i -> Flux
                    .defer(() -> i % 2 == 0 ? ledger.read(0) : ledger.find(EventQuery.tagged(tag), 0, Long.MAX_VALUE))
                    .repeat().doOnNext(event -> reading.countDown()).then(Mono.<Throwable>empty())
                    .onErrorResume(Mono::just), READERS).collectList().toFuture();
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

            // when
            ledger.close();

            // then
            List<Throwable> reasons = ends.get(20, TimeUnit.SECONDS);
            assertThat(reasons).hasSize(READERS).allSatisfy(
                    reason -> assertThat(reason).isInstanceOf(LedgerException.Unavailable.class));
        }
    }
}
