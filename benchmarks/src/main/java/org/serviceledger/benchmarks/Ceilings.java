package org.serviceledger.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** What the machine and the store below allow at the most. */
public final class Ceilings {

    private Ceilings() {}

    /** How often a second a small write to the end of a file can be forced to the disk. */
    public static double fsyncsPerSecond(Path directory, Duration time) throws IOException {
        Path file = directory.resolve("fsync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long writes = 0;
            long from = System.nanoTime();
            while (System.nanoTime() - from < time.toNanos()) {
                channel.write(ByteBuffer.allocateDirect(512));
                channel.force(false);
                writes++;
            }
            return writes / ((System.nanoTime() - from) / 1e9);
        }
    }

    /** Events a second that RocksDB alone writes, so many to a synced batch, from one thread. */
    static double rocksDb(Path directory, Facts facts, int together, Duration time) throws RocksDBException {
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB db = RocksDB.open(options, directory.resolve("raw-" + together).toString());
                WriteOptions synced = new WriteOptions().setSync(true)) {
            byte[][] payloads = new byte[1024][];
            for (int i = 0; i < payloads.length; i++) {
                payloads[i] = facts.next(i).payload();
            }
            long written = 0;
            long from = System.nanoTime();
            while (System.nanoTime() - from < time.toNanos()) {
                try (WriteBatch batch = new WriteBatch()) {
                    for (int i = 0; i < together; i++) {
                        batch.put(ByteBuffer.allocate(8).putLong(written).array(),
                                payloads[(int) (written % payloads.length)]);
                        written++;
                    }
                    db.write(synced, batch);
                }
            }
            return written / ((System.nanoTime() - from) / 1e9);
        }
    }
}
