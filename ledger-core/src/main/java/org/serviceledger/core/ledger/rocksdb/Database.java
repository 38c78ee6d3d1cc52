package org.serviceledger.core.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.WALRecoveryMode;

import org.serviceledger.core.ledger.LedgerException;

/** An open RocksDB with the ledger's column families, tuned for small values that are read by case. */
final class Database implements AutoCloseable {

    private static final int BLOCK_BYTES = 4 << 10;
    private static final long WAL_BYTES = 64L << 20;
    private static final int BLOOM_BITS = 10;

    final RocksDB db;
    final ColumnFamilyHandle meta;
    final ColumnFamilyHandle blocks;
    final ColumnFamilyHandle events;
    final ColumnFamilyHandle tags;
    final ColumnFamilyHandle identities;
    final ColumnFamilyHandle subjectKeys;
    final Statistics statistics;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private Database(Path directory, long cacheBytes) throws RocksDBException {
        Cache cache = owned(new LRUCache(cacheBytes));
        statistics = owned(new Statistics());
        statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
        ColumnFamilyOptions plain = owned(family(cache, false));
        ColumnFamilyOptions filtered = owned(family(cache, true));
        DBOptions options = owned(new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true).setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setMaxTotalWalSize(WAL_BYTES).setMaxBackgroundJobs(2).setStatistics(statistics)
                .setKeepLogFileNum(3).setMaxLogFileSize(4 << 20).setBytesPerSync(1 << 20));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options, directory.toString(),
                List.of(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, plain),
                        new ColumnFamilyDescriptor(EventBytes.utf8("blocks"), plain),
                        new ColumnFamilyDescriptor(EventBytes.utf8("events"), plain),
                        new ColumnFamilyDescriptor(EventBytes.utf8("tags"), plain),
                        new ColumnFamilyDescriptor(EventBytes.utf8("identities"), filtered),
                        new ColumnFamilyDescriptor(EventBytes.utf8("subject-keys"), filtered)),
                handles);
        handles.forEach(this::owned);
        meta = handles.get(0);
        blocks = handles.get(1);
        events = handles.get(2);
        tags = handles.get(3);
        identities = handles.get(4);
        subjectKeys = handles.get(5);
    }

    static Database open(Path directory, long cacheBytes) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(directory);
            return new Database(directory, cacheBytes);
        } catch (IOException e) {
            throw new LedgerException.Unavailable("the ledger's directory " + directory + " cannot be made", e);
        } catch (RocksDBException e) {
            String reason = String.valueOf(e.getMessage()).contains("lock")
                    ? "is in use by another process"
                    : "cannot be opened: " + e.getMessage();
            throw new LedgerException.Unavailable("the ledger in " + directory + " " + reason, e);
        }
    }

    /**
     * Does something with the open database. Closing waits for it, since memory that RocksDB has given
     * up must not be touched.
     *
     * @throws LedgerException.Unavailable when the database is closed
     */
    <T> T use(Work<T> work, Function<RocksDBException, LedgerException> failure) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new LedgerException.Unavailable("the ledger is closed", null);
            }
            return work.run();
        } catch (RocksDBException e) {
            throw failure.apply(e);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Reads from the open database, see {@link #use}. */
    <T> T read(String whatFailed, Work<T> work) {
        return use(work, e -> StoreFailure.ofReading(whatFailed, e));
    }

    private ColumnFamilyOptions family(Cache cache, boolean bloom) {
        BlockBasedTableConfig table = new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true).setPinL0FilterAndIndexBlocksInCache(true).setFormatVersion(6);
        if (bloom) {
            table.setFilterPolicy(owned(new BloomFilter(BLOOM_BITS)));
        }
        return new ColumnFamilyOptions().setTableFormatConfig(table).setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(32L << 20);
    }

    private <T extends AutoCloseable> T owned(T resource) {
        resources.add(resource);
        return resource;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closeAll();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private void closeAll() {
        for (int i = resources.size() - 1; i >= 0; i--) {
            if (resources.get(i) instanceof ColumnFamilyHandle handle) {
                handle.close();
            }
        }
        db.close();
        for (AutoCloseable resource : resources) {
            if (!(resource instanceof ColumnFamilyHandle)) {
                closeQuietly(resource);
            }
        }
    }

    /** Something that is done with RocksDB. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws RocksDBException;
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("a native resource could not be closed", e);
        }
    }
}
