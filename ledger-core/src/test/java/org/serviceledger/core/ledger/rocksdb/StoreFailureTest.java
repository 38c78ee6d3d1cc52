package org.serviceledger.core.ledger.rocksdb;

import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

import org.serviceledger.core.ledger.LedgerException;

import static org.assertj.core.api.Assertions.assertThat;

/** An error of RocksDB is told as what it means, and never as less certain or more certain than it is. */
class StoreFailureTest {

    @Test
    void an_error_of_the_disk_while_writing_leaves_the_outcome_unknown() {
        assertThat(writing(Status.Code.IOError, Status.SubCode.None))
                .isInstanceOf(LedgerException.OutcomeUnknown.class);
    }

    @Test
    void a_full_disk_is_told_as_such() {
        assertThat(writing(Status.Code.IOError, Status.SubCode.NoSpace)).isInstanceOf(LedgerException.Full.class);
    }

    @Test
    void damage_is_told_as_such_whether_met_while_reading_or_writing() {
        assertThat(writing(Status.Code.Corruption, Status.SubCode.None)).isInstanceOf(LedgerException.Corrupt.class);
        assertThat(reading(Status.Code.Corruption)).isInstanceOf(LedgerException.Corrupt.class)
                .hasMessage("it: the stored bytes are damaged");
    }

    @Test
    void anything_else_stores_nothing_and_may_be_tried_again() {
        assertThat(writing(Status.Code.Busy, Status.SubCode.None)).isInstanceOf(LedgerException.Unavailable.class);
        assertThat(reading(Status.Code.IOError)).isInstanceOf(LedgerException.Unavailable.class);
    }

    private static LedgerException writing(Status.Code code, Status.SubCode subCode) {
        return StoreFailure.ofWriting("it", new RocksDBException("failed", new Status(code, subCode, "")));
    }

    private static LedgerException reading(Status.Code code) {
        return StoreFailure.ofReading("it", new RocksDBException("failed", new Status(code, Status.SubCode.None, "")));
    }
}
