package org.serviceledger.command.axon;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.junit.jupiter.api.AfterAll;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.LedgerStore;

/** Axon's own suite for storage engines, on the ledger. */
abstract class AxonSuite extends StorageEngineTestSuite<LedgerEventStorageEngine> {

    private GroupCommitLedger ledger;

    abstract LedgerStore newStore() throws Exception;

    @Override
    protected LedgerEventStorageEngine buildStorageEngine() throws Exception {
        ledger = new GroupCommitLedger(newStore(), LedgerClock.system(), new LedgerMetrics(new SimpleMeterRegistry()),
                LedgerLimits.defaults());
        return new LedgerEventStorageEngine(ledger, new EventMessageCodec(new CloudEventCodec()));
    }

    @Override
    protected ProcessingContext processingContext() {
        return new StubProcessingContext();
    }

    @AfterAll
    void closeLedger() {
        ledger.close();
    }
}
