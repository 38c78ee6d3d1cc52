package org.serviceledger.core.ledger.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.serviceledger.core.ledger.LedgerException;

/**
 * What an error of RocksDB means to the ledger. Of damage RocksDB's own words, which name files of the server, are for its
 * log: what the ledger says of itself is read by many.
 */
final class StoreFailure {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailure.class);

    private StoreFailure() {}

    static LedgerException ofReading(String what, RocksDBException e) {
        if (code(e) != Status.Code.Corruption) {
            return new LedgerException.Unavailable(what + ": " + e.getMessage(), e);
        }
        LOG.error("{}: {}", what, e.getMessage());
        return new LedgerException.Corrupt(what + ": the stored bytes are damaged", -1);
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
