package org.serviceledger.core.ledger.rocksdb;

import java.nio.file.Path;

import org.rocksdb.RocksDBException;

/** Changes a closed store behind the ledger's back, as somebody with access to the disk could. */
public final class Tamperer {

    private Tamperer() {}

    /** Turns over one bit in the middle of a stored event. */
    public static void flipBit(Path directory, long position) {
        try (Database database = Database.open(directory, 8 << 20)) {
            byte[] value = database.db.get(database.events, Keys.number(position));
            value[value.length / 2] ^= 1;
            database.db.put(database.events, Keys.number(position), value);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}
