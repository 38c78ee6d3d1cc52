package org.serviceledger.core.ledger.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

import org.serviceledger.core.ledger.LedgerException;

/** What an error of RocksDB means to the ledger. */
final class StoreFailure {

    private StoreFailure() {}

    static LedgerException ofReading(String what, RocksDBException e) {
        return code(e) == Status.Code.Corruption
                ? new LedgerException.Corrupt(what + ": " + e.getMessage(), -1)
                : new LedgerException.Unavailable(what + ": " + e.getMessage(), e);
    }

    /**
     * After an error of the disk the write-ahead log may hold the batch in full, and opening the store
     * again would then bring it back; nobody may be told that nothing was stored.
     */
    static LedgerException ofWriting(String what, RocksDBException e) {
        Status status = e.getStatus();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new LedgerException.Full(what + ": the disk is full", e);
        }
        return code(e) == Status.Code.IOError
                ? new LedgerException.OutcomeUnknown(what + ": " + e.getMessage(), e)
                : ofReading(what, e);
    }

    private static Status.Code code(RocksDBException e) {
        Status status = e.getStatus();
        return status == null ? Status.Code.Undefined : status.getCode();
    }
}
