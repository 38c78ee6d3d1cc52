package org.serviceledger.core.ledger.mongodb;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.ledger.LedgerException;

/**
 * Reads blocks in pages. Numbers are dense, so a page is a list of keys; nothing stays open on the
 * server while a reader is slow, and a reader outlives a change of primary between two pages.
 */
final class BlockReader {

    /** Blocks in a page. */
    static final int PAGE = 32;

    /** Blocks in one reply of the server. */
    private static final int REPLY = 8;

    private final MongoCollection<StoredBlock> blocks;

    BlockReader(MongoCollection<StoredBlock> blocks) {
        this.blocks = blocks;
    }

    /** The whole blocks with {@code from <= number < to}, all of which exist. */
    Flux<StoredBlock> whole(long from, long to) {
        if (from >= to) {
            return Flux.empty();
        }
        return Flux.defer(() -> {
            AtomicLong expected = new AtomicLong(from);
            return Flux.<Long, Long>generate(() -> from, (next, sink) -> {
                if (next >= to) {
                    sink.complete();
                } else {
                    sink.next(next);
                }
                return next + PAGE;
            }).concatMap(first -> page(first, Math.min(to, first + PAGE)), 1).map(block -> dense(block, expected))
                    .concatWith(Mono.defer(() -> expected.get() == to ? Mono.empty() : missing(expected.get())));
        }).onErrorMap(e -> MongoFailures.ofRead("blocks could not be read", e));
    }

    private Flux<StoredBlock> page(long from, long to) {
        List<Long> numbers = LongStream.range(from, to).boxed().toList();
        return Flux.from(blocks.find(Filters.in("_id", numbers)).sort(Sorts.ascending("_id")).batchSize(REPLY));
    }

    private static StoredBlock dense(StoredBlock block, AtomicLong expected) {
        if (block.number() != expected.getAndIncrement()) {
            throw corrupt(expected.get() - 1);
        }
        return block;
    }

    private static Mono<StoredBlock> missing(long number) {
        return Mono.error(() -> corrupt(number));
    }

    private static LedgerException corrupt(long number) {
        return new LedgerException.Corrupt("block " + number + " is missing", -1);
    }

    /** The block's document without its events; empty when there is no block of this number. */
    Mono<StoredBlock> header(long number) {
        return Mono.from(blocks.find(Filters.eq("_id", number)).projection(headers()).first());
    }

    /** The headers of the blocks that exist among a page of numbers, in order. */
    Flux<StoredBlock> headers(long from) {
        List<Long> numbers = LongStream.range(from, from + PAGE).boxed().toList();
        return Flux.from(blocks.find(Filters.in("_id", numbers)).projection(headers()).sort(Sorts.ascending("_id"))
                .batchSize(PAGE));
    }

    /** The header of the last block. */
    Mono<StoredBlock> last() {
        return Mono.from(blocks.find().projection(headers()).sort(Sorts.descending("_id")).limit(1).first());
    }

    /** The number of the block that holds a position, which is not beyond the end. */
    Mono<Long> numberOf(long position) {
        return position <= 0
                ? Mono.just(0L)
                : Mono.from(blocks.find(Filters.lte("first", position)).projection(headers())
                        .sort(Sorts.descending("first")).limit(1).first()).map(StoredBlock::number).defaultIfEmpty(0L);
    }

    private static org.bson.conversions.Bson headers() {
        return Projections.exclude("events", "identityKeys");
    }
}
