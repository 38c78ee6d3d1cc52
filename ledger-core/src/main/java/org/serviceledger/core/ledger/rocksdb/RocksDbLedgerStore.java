package org.serviceledger.core.ledger.rocksdb;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.BlockHash;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.SubjectKeyStore;

/**
 * The embedded ledger store: RocksDB in one directory, one process at a time.
 *
 * <p>A block is one synced write batch: its header, one key for each event, an entry for each tag
 * and each record identity. Reading is done in pieces on a bounded scheduler of its own, and no
 * iterator stays open while a reader is slow.
 */
public final class RocksDbLedgerStore implements LedgerStore {

    private static final byte[] FORMAT = EventBytes.utf8("format");
    private static final byte[] HEAD = EventBytes.utf8("head");
    private static final byte[] KEY_FINGERPRINT = EventBytes.utf8("key-fingerprint");
    private static final int PIECE_EVENTS = 256;
    private static final int PIECE_BYTES = 1 << 20;
    private static final int READERS = 4;

    private final Database database;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    /** What is read in a row, mostly whole logs, would push out of the cache what is read by case. */
    private final ReadOptions inARow = new ReadOptions().setFillCache(false);
    /**
     * Never disposed of, since readers whose thread is taken away would wait for ever instead of being
     * told that the store is closed.
     */
    private static final Scheduler READING = Schedulers.newBoundedElastic(READERS, 100_000, "ledger-read", 60, true);
    private volatile Head head;

    private RocksDbLedgerStore(Database database) {
        this.database = database;
        this.head = database.read("the end of the ledger could not be read", this::readHead);
    }

    /**
     * Opens the store, making it when there is none.
     *
     * @param directory  belongs to the store alone
     * @param cacheBytes memory for stored blocks, outside the Java heap
     * @throws LedgerException.Unavailable when the directory is in use, cannot be read, or was written
     *                                     in a format that this version does not know
     */
    public static RocksDbLedgerStore open(Path directory, long cacheBytes) {
        Database database = Database.open(directory, cacheBytes);
        try {
            checkFormat(database, directory);
            return new RocksDbLedgerStore(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Mono<Void> append(Block block) {
        return Mono.fromRunnable(() -> write(block));
    }

    private synchronized void write(Block block) {
        Head before = head;
        if (block.number() != before.nextBlock()) {
            throw new BlockTakenException(block.number());
        }
        if (block.firstPosition() != before.nextPosition()) {
            throw new LedgerException.Corrupt("a block begins at " + block.firstPosition() + " where "
                    + before.nextPosition() + " comes next", before.nextPosition());
        }
        head = database.use(() -> {
            try (WriteBatch batch = new WriteBatch(block.events().size() * 1024)) {
                batch.put(database.blocks, Keys.number(block.number()), BlockHeader.of(block).encode());
                for (StoredEvent event : block.events()) {
                    put(batch, event);
                }
                batch.put(database.meta, HEAD, HeadBytes.encode(block.asHead()));
                database.db.write(synced, batch);
                return block.asHead();
            }
        }, e -> StoreFailure.ofWriting("block " + block.number() + " could not be written", e));
    }

    private void put(WriteBatch batch, StoredEvent event) throws RocksDBException {
        batch.put(database.events, Keys.number(event.position()), EventBytes.encode(event));
        byte[] type = EventBytes.utf8(event.type());
        for (Tag tag : event.tags()) {
            batch.put(database.tags, Keys.tagEntry(Keys.tagPrefix(tag), event.position()), type);
        }
        RecordIdentity identity = event.identity();
        if (identity != null) {
            byte[] value = ByteBuffer.allocate(8 + identity.digest().length).putLong(event.position())
                    .put(identity.digest()).array();
            batch.put(database.identities, EventBytes.utf8(identity.key()), value);
        }
    }

    @Override
    public Mono<Head> head() {
        return Mono.fromSupplier(() -> head);
    }

    @Override
    public Flux<Block> blocks(long fromNumber) {
        return Flux.defer(
                () -> pieces(Math.max(0, fromNumber), head.nextBlock(),
                        (number, end) -> new Piece<>(List.of(readBlock(number)), number + 1)));
    }

    @Override
    public Flux<StoredEvent> events(long from, long to) {
        return Flux.defer(() -> pieces(Math.max(0, from), Math.min(to, head.nextPosition()), (next, end) -> {
            List<StoredEvent> events = readEvents(next, end);
            return new Piece<>(events, next + events.size());
        }));
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return Flux.defer(() -> pieces(Math.max(0, from), Math.min(to, head.nextPosition()),
                (next, end) -> findEvents(query, next, end)));
    }

    @Override
    public Mono<Long> firstMatch(EventQuery query, long from, long to) {
        return Mono.fromCallable(() -> database.read("a condition could not be checked", () -> {
            try (TagSearch search = new TagSearch(database, query, Math.max(0, from),
                    Math.min(to, head.nextPosition()))) {
                return search.next();
            }
        })).filter(position -> position >= 0);
    }

    @Override
    public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
        return Mono
                .fromCallable(
                        () -> database.read("identities could not be looked up", () -> lookUp(List.copyOf(keys))));
    }

    private Map<String, StoredIdentity> lookUp(List<String> keys) throws RocksDBException {
        List<byte[]> values = database.db.multiGetAsList(
                java.util.Collections.nCopies(keys.size(), database.identities),
                keys.stream().map(EventBytes::utf8).toList());
        Map<String, StoredIdentity> found = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                ByteBuffer in = ByteBuffer.wrap(value);
                long position = in.getLong();
                byte[] digest = new byte[in.remaining()];
                in.get(digest);
                found.put(keys.get(i), new StoredIdentity(position, digest));
            }
        }
        return found;
    }

    @Override
    public Mono<Void> bindKey(String fingerprint) {
        return Mono.fromCallable(() -> database.read("the key could not be bound", () -> {
            byte[] bound = database.db.get(database.meta, KEY_FINGERPRINT);
            if (bound == null) {
                database.db.put(database.meta, synced, KEY_FINGERPRINT, EventBytes.utf8(fingerprint));
            } else if (!new String(bound, java.nio.charset.StandardCharsets.UTF_8).equals(fingerprint)) {
                throw new LedgerException.Unavailable(
                        "the ledger was written with another key: its keystore is missing",
                        null);
            }
            return true;
        })).then();
    }

    /** The keys of persons, in the same files. */
    public SubjectKeyStore subjectKeys() {
        return new RocksDbSubjectKeys(database, READING);
    }

    /** How many times this process has forced the write-ahead log to the disk. */
    public long syncs() {
        return database.statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
    }

    @Override
    public void close() {
        synced.close();
        database.close();
        // Readers are let finish by the line above.
        inARow.close();
    }

    /** Reads {@code from <= n < to} piece by piece, each on the readers' threads when it is asked for. */
    private <T> Flux<T> pieces(long from, long to, PieceReader<T> reader) {
        return Flux.<List<T>, Long>generate(() -> from, (next, sink) -> {
            if (next >= to) {
                sink.complete();
                return next;
            }
            Piece<T> piece = database.read("the ledger could not be read", () -> reader.read(next, to));
            sink.next(piece.items());
            return piece.next();
        }).subscribeOn(READING).concatMapIterable(piece -> piece, 1);
    }

    private Block readBlock(long number) throws RocksDBException {
        byte[] value = database.db.get(database.blocks, Keys.number(number));
        if (value == null) {
            throw new LedgerException.Corrupt("block " + number + " is missing", -1);
        }
        BlockHeader header = BlockHeader.decode(value);
        long end = header.firstPosition() + header.count();
        if (header.count() < 1 || header.firstPosition() < 0 || end > head.nextPosition()) {
            throw new LedgerException.Corrupt("block " + number + " cannot be as long as it says", -1);
        }
        List<StoredEvent> events = new ArrayList<>();
        while (header.firstPosition() + events.size() < end) {
            events.addAll(readEvents(header.firstPosition() + events.size(), end));
        }
        return header.withEvents(number, events);
    }

    /** The next events, at least one and without a hole. */
    private List<StoredEvent> readEvents(long from, long to) throws RocksDBException {
        List<StoredEvent> piece = new ArrayList<>();
        int bytes = 0;
        try (RocksIterator iterator = database.db.newIterator(database.events, inARow)) {
            for (iterator.seek(Keys.number(from)); iterator.isValid() && piece.size() < PIECE_EVENTS
                    && bytes < PIECE_BYTES; iterator.next()) {
                long position = Keys.number(iterator.key());
                if (position >= to || position != from + piece.size()) {
                    break;
                }
                byte[] value = iterator.value();
                bytes += value.length;
                piece.add(EventBytes.decode(position, value));
            }
            iterator.status();
        }
        if (piece.isEmpty()) {
            throw new LedgerException.Corrupt("event " + from + " is missing", from);
        }
        return piece;
    }

    private Piece<StoredEvent> findEvents(EventQuery query, long from, long to) throws RocksDBException {
        List<StoredEvent> piece = new ArrayList<>();
        int bytes = 0;
        try (TagSearch search = new TagSearch(database, query, from, to)) {
            while (piece.size() < PIECE_EVENTS && bytes < PIECE_BYTES) {
                long position = search.next();
                if (position < 0) {
                    return new Piece<>(piece, to);
                }
                byte[] value = database.db.get(database.events, Keys.number(position));
                if (value == null) {
                    throw new LedgerException.Corrupt("event " + position + " is missing", position);
                }
                bytes += value.length;
                piece.add(EventBytes.decode(position, value));
            }
        }
        return new Piece<>(piece, piece.getLast().position() + 1);
    }

    /** Where the log ends by its last block or by the note of it, whichever is farther. */
    private Head readHead() throws RocksDBException {
        byte[] noted = database.db.get(database.meta, HEAD);
        Head byNote = noted == null ? Head.empty() : HeadBytes.decode(noted);
        try (RocksIterator iterator = database.db.newIterator(database.blocks)) {
            iterator.seekToLast();
            iterator.status();
            if (!iterator.isValid() || Keys.number(iterator.key()) < byNote.nextBlock()) {
                return byNote;
            }
            return BlockHeader.decode(iterator.value()).asHead(Keys.number(iterator.key()));
        }
    }

    private static void checkFormat(Database database, Path directory) {
        String known = String.valueOf(BlockHash.FORMAT_VERSION);
        database.read("the format could not be read", () -> {
            byte[] format = database.db.get(database.meta, FORMAT);
            if (format == null) {
                database.db.put(database.meta, FORMAT, EventBytes.utf8(known));
            } else if (!new String(format, java.nio.charset.StandardCharsets.UTF_8).equals(known)) {
                throw new LedgerException.Unavailable("the ledger in " + directory + " has format "
                        + new String(format, java.nio.charset.StandardCharsets.UTF_8) + ", this version knows " + known,
                        null);
            }
            return true;
        });
    }

    /**
     * What was read in one go.
     *
     * @param next where to go on; at or beyond the end when there is nothing more, so that nobody looks again
     */
    private record Piece<T>(List<T> items, long next) {}

    @FunctionalInterface
    private interface PieceReader<T> {
        Piece<T> read(long from, long to) throws RocksDBException;
    }
}
