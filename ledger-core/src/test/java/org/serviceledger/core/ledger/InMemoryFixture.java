package org.serviceledger.core.ledger;

import java.util.OptionalLong;

/** Storage that lives as long as the fixture. */
public class InMemoryFixture implements LedgerFixture {

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final StoreGate gate = new StoreGate(store);

    @Override
    public LedgerStore openStore() {
        store.reopen();
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
