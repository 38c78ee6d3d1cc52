package org.serviceledger.core.ledger.mongodb;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.Block;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerStore;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.privacy.SubjectKeyStore;

/**
 * The ledger on MongoDB: one document for each block, whose number is its key. That key is the only
 * thing that processes compete for, so nothing here needs transactions, counters or leases, and a
 * single server does as well as a replica set.
 *
 * <p>A write that says that its number is taken is answered only when the block that has it can be
 * read with read concern {@code majority}: if that is the same block, by its hash, an earlier attempt
 * had got through and the block is durable; if not, another process was first. Reads see all that was
 * acknowledged, by whatever process, before they began.
 */
public final class MongoLedgerStore implements LedgerStore {

    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final int LOOKS = 200;
    private static final int PAGE = 16;
    private static final String FINGERPRINT = "key-fingerprint";

    private final MongoConnection connection;
    private final MongoCollection<StoredBlock> blocks;
    private final MongoCollection<Document> meta;
    private final BlockReader reader;
    private final RecentBlocks recent = new RecentBlocks();

    private MongoLedgerStore(MongoConnection connection) {
        this.connection = connection;
        this.blocks = connection.database().getCollection(Migration.BLOCKS, StoredBlock.class).withCodecRegistry(
                CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new BlockCodec()),
                        connection.database().getCodecRegistry()));
        this.meta = connection.database().getCollection(Migration.META);
        this.reader = new BlockReader(blocks);
    }

    /**
     * Opens the store, making its indexes when there are none.
     *
     * @param address MongoDB connection string
     * @return the store; error {@link LedgerException.Unavailable} when no server answers, or when the
     *         database was written in a schema that this version does not know
     */
    public static Mono<MongoLedgerStore> open(String address) {
        return Mono.defer(() -> {
            MongoConnection connection = MongoConnection.to(address);
            MongoLedgerStore store = new MongoLedgerStore(connection);
            return Migration.run(connection.database()).then(store.findEnd()).thenReturn(store)
                    .doOnError(e -> connection.close()).doOnCancel(connection::close)
                    .onErrorMap(e -> MongoFailures.ofRead("the ledger on MongoDB at " + connection.place(), e));
        });
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Mono<Void> append(Block block) {
        return Mono.defer(() -> {
            if (block.number() > recent.end().nextBlock()) {
                return Mono.error(new LedgerException.Unavailable("block " + block.number() + " has no predecessor yet",
                        null));
            }
            return Mono.from(blocks.insertOne(StoredBlock.of(block)))
                    .doOnSuccess(done -> recent.seen(block.asHead(), block.firstPosition())).then()
                    .onErrorResume(MongoFailures::isDuplicateKey, e -> settle(block))
                    .timeout(WRITE_PATIENCE, Mono.error(() -> new LedgerException.OutcomeUnknown(
                            "block " + block.number() + " was not answered in time", null)))
                    .onErrorMap(e -> !(e instanceof BlockTakenException),
                            e -> MongoFailures.ofWrite("block " + block.number() + " could not be written", e));
        });
    }

    /** The number is taken; by what is said only once it can no longer be rolled back. */
    private Mono<Void> settle(Block block) {
        return Mono.defer(() -> reader.header(block.number()))
                .repeatWhenEmpty(LOOKS, again -> again.delayElements(LOOK_AGAIN))
                .onErrorMap(e -> new LedgerException.OutcomeUnknown(
                        "block " + block.number() + " is taken, by what could not be read", e))
                .flatMap(taken -> {
                    recent.seen(taken.asHead(), taken.firstPosition());
                    return Arrays.equals(taken.hash(), block.hash())
                            ? Mono.empty()
                            : Mono.error(new BlockTakenException(block.number()));
                });
    }

    @Override
    public Mono<Head> head() {
        return Mono.defer(() -> {
            long next = recent.end().nextBlock();
            return reader.headers(next).collectList().flatMap(news -> {
                news.forEach(header -> recent.seen(header.asHead(), header.firstPosition()));
                return news.size() < BlockReader.PAGE ? Mono.just(recent.end()) : findEnd();
            });
        }).onErrorMap(e -> MongoFailures.ofRead("the end of the ledger could not be read", e));
    }

    private Mono<Head> findEnd() {
        return reader.last().doOnNext(last -> recent.seen(last.asHead(), last.firstPosition()))
                .then(Mono.fromSupplier(recent::end));
    }

    @Override
    public Flux<Block> blocks(long fromNumber) {
        return head().flatMapMany(end -> reader.whole(fromNumber, end.nextBlock())).map(StoredBlock::toBlock);
    }

    @Override
    public Flux<StoredEvent> events(long from, long to) {
        return range(from, to).flatMapMany(range -> reader.whole(range.firstBlock, range.endBlock)
                .concatMapIterable(StoredBlock::events, 1).filter(range::holds));
    }

    @Override
    public Flux<StoredEvent> find(EventQuery query, long from, long to) {
        return select(query, from, to, true);
    }

    @Override
    public Mono<Long> firstMatch(EventQuery query, long from, long to) {
        return select(query, from, to, false).next().map(StoredEvent::position);
    }

    private Flux<StoredEvent> select(EventQuery query, long from, long to, boolean payloads) {
        if (query.criteria().isEmpty()) {
            return Flux.empty();
        }
        if (query.equals(EventQuery.all())) {
            return events(from, to);
        }
        Selection selection = new Selection(query);
        return range(from, to)
                .flatMapMany(range -> page(selection, range.firstBlock, range.endBlock, payloads)
                        .expand(page -> page.size() < PAGE
                                ? Mono.empty()
                                : page(selection, page.getLast().number() + 1, range.endBlock, payloads))
                        .concatMapIterable(page -> page, 1).concatMapIterable(StoredBlock::events, 1)
                        .filter(event -> range.holds(event) && query.matches(event.type(), event.tags())))
                .onErrorMap(e -> MongoFailures.ofRead("events could not be found", e));
    }

    private Mono<List<StoredBlock>> page(Selection selection, long from, long end, boolean payloads) {
        return from >= end
                ? Mono.just(List.of())
                : Flux.from(blocks.aggregate(selection.pipeline(from, end, PAGE, payloads)).batchSize(PAGE))
                        .collectList();
    }

    /** Positions as block numbers; the end is looked for when more is asked for than this process has seen. */
    private Mono<Range> range(long from, long to) {
        return Mono.defer(() -> to <= recent.end().nextPosition() ? Mono.just(recent.end()) : head()).flatMap(end -> {
            long last = Math.min(to, end.nextPosition()) - 1;
            if (from > last) {
                return Mono.empty();
            }
            Mono<Long> lastBlock = last == end.nextPosition() - 1 ? Mono.just(end.nextBlock() - 1) : blockOf(last);
            return blockOf(from).zipWith(lastBlock, (first, block) -> new Range(from, last + 1, first, block + 1));
        }).onErrorMap(e -> MongoFailures.ofRead("a position could not be found", e));
    }

    private Mono<Long> blockOf(long position) {
        Long number = recent.numberOf(position);
        return number != null ? Mono.just(number) : reader.numberOf(position);
    }

    @Override
    public Mono<Map<String, StoredIdentity>> identities(Collection<String> keys) {
        Set<String> wanted = Set.copyOf(keys);
        return Flux
                .from(blocks.find(Filters.in("identityKeys", wanted))
                        .projection(Projections.include("first", "last", "events.position", "events.identity"))
                        .batchSize(PAGE))
                .collect(() -> new HashMap<String, StoredIdentity>(), (found, block) -> {
                    for (StoredEvent event : block.events()) {
                        RecordIdentity identity = event.identity();
                        if (identity != null && wanted.contains(identity.key())) {
                            found.put(identity.key(), new StoredIdentity(event.position(), identity.digest()));
                        }
                    }
                }).<Map<String, StoredIdentity>>map(found -> found)
                .onErrorMap(e -> MongoFailures.ofRead("identities could not be looked up", e));
    }

    @Override
    public Mono<Void> bindKey(String fingerprint) {
        return Mono.from(meta.insertOne(new Document("_id", FINGERPRINT).append("value", fingerprint)))
                .onErrorComplete(MongoFailures::isDuplicateKey)
                .then(Mono.defer(() -> Mono.from(meta.find(new Document("_id", FINGERPRINT)).first())))
                .onErrorMap(e -> MongoFailures.ofRead("the key could not be bound", e))
                .flatMap(bound -> fingerprint.equals(bound.getString("value"))
                        ? Mono.<Void>empty()
                        : Mono.error(new LedgerException.Unavailable("the ledger was written with another key:"
                                + " all processes on one database need the same key file (ledger.keys)", null)));
    }

    /** Where the servers are, for messages. */
    public String place() {
        return connection.place();
    }

    /** The keys of persons, in the same database. */
    public SubjectKeyStore subjectKeys() {
        return new MongoSubjectKeys(connection);
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Positions {@code from <= p < to} and the blocks that hold them. */
    private record Range(long from, long to, long firstBlock, long endBlock) {

        boolean holds(StoredEvent event) {
            return event.position() >= from && event.position() < to;
        }
    }
}
