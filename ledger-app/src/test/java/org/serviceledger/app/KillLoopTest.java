package org.serviceledger.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.Scale;
import org.serviceledger.core.ledger.rocksdb.RocksDbLedgerStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is killed again and again under eight writers loses, doubles and moves nothing that it acknowledged. */
class KillLoopTest {

    private static final int WRITERS = 8;

    @TempDir
    private Path directory;

    @Test
    void nothing_acknowledged_is_lost_doubled_or_moved_however_often_the_server_is_killed() throws Exception {
        int rounds = Scale.of("kills of a server under eight writers", 2, 200);
        Random random = new Random(9);
        Map<String, Long> acknowledged = new TreeMap<>();
        Path data = directory.resolve("data");
        for (int round = 0; round < rounds; round++) {
            Journal journal = new Journal();
            try (ServerProcess server = new ServerProcess(data)) {
                var writers = journal.start(server.http(), WRITERS, "r" + round);
                int enough = 50 + random.nextInt(300);
                Http.await("acknowledgements", () -> journal.acknowledged().size(), count -> count >= enough);
                server.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }
            // The kill has fired in the midst of writing.
            assertThat(journal.acknowledged()).isNotEmpty();
            assertThat(journal.unanswered()).isPositive();
            acknowledged.putAll(journal.acknowledged());
            check(data, acknowledged);
        }
    }

    /** Reads the store as the killed server left it. */
    private static void check(Path data, Map<String, Long> acknowledged) {
        CloudEventCodec codec = new CloudEventCodec();
        Map<String, Long> stored = new TreeMap<>();
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(data.resolve("ledger"), 8 << 20)) {
            long[] next = {0};
            store.events(0, Long.MAX_VALUE).toIterable().forEach(event -> {
                assertThat(event.position()).isEqualTo(next[0]++);
                assertThat(stored.put(codec.decodeStored(event.payload()).id(), event.position())).isNull();
            });
        }
        assertThat(stored).containsAllEntriesOf(acknowledged);
    }
}
