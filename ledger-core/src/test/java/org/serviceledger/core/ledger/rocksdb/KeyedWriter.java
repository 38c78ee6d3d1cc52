package org.serviceledger.core.ledger.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.Tag;

/** A process that appends keyed records one by one and prints each that was acknowledged with its position. */
final class KeyedWriter {

    private static final int RECORDS = 40;
    private static final int MOST_FAILURES = 2;

    private KeyedWriter() {}

    public static void main(String[] args) {
        try (Ledger ledger = new GroupCommitLedger(RocksDbLedgerStore.open(Path.of(args[0]), 8 << 20),
                LedgerClock.system(), new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults())) {
            System.out.println("open");
            int failures = 0;
            for (int i = 0; i < RECORDS && failures < MOST_FAILURES; i++) {
                byte[] id = ("record-" + i).getBytes(StandardCharsets.UTF_8);
                NewEvent event = new NewEvent("E", "text/plain", id, Set.of(Tag.of("case", "1")),
                        new RecordIdentity("writer", "record-" + i, id));
                try {
                    AppendResult result = ledger.append(Append.of(event)).block(Duration.ofSeconds(20));
                    if (result instanceof AppendResult.Appended appended) {
                        System.out.println("acknowledged record-" + i + " " + appended.firstPosition());
                    }
                } catch (LedgerException e) {
                    failures++;
                    System.out.println("not acknowledged record-" + i);
                }
            }
        }
        System.exit(0);
    }
}
