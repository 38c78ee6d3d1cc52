package org.serviceledger.core.ledger;

import java.util.OptionalLong;

/** Storage that lives as long as the fixture. */
public class InMemoryFixture implements LedgerFixture {

    private final StoreGate gate = new StoreGate(new InMemoryLedgerStore());

    @Override
    public LedgerStore openStore() {
        return gate;
    }

    @Override
    public StoreGate gate() {
        return gate;
    }

    @Override
    public OptionalLong syncs() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {}
}
