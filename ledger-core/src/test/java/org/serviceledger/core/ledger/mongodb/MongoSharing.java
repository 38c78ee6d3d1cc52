package org.serviceledger.core.ledger.mongodb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendCondition;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several ledgers on one database, as several processes have them: each with a client and a sequencer of its own. */
abstract class MongoSharing {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEDGERS = 3;

    private String address;
    private final List<GroupCommitLedger> ledgers = new ArrayList<>();

    abstract String newDatabase();

    @BeforeEach
    void openThree() {
        address = newDatabase();
        // The three of them make indexes and schema at the same time.
        Flux.range(0, LEDGERS).flatMap(i -> MongoLedgerStore.open(address), LEDGERS).collectList().block(PATIENCE)
                .forEach(store -> ledgers.add(new GroupCommitLedger(store, LedgerClock.system(),
                        new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults())));
    }

    @AfterEach
    void closeAll() {
        ledgers.forEach(GroupCommitLedger::close);
        MongoDatabases.drop(address);
    }

    private static Append event(String content, Tag... tags) {
        return Append.of(new NewEvent("E", "text/plain", content.getBytes(StandardCharsets.UTF_8), Set.of(tags), null));
    }

    private List<StoredEvent> stored() {
        try (MongoLedgerStore store = MongoLedgerStore.open(address).block(PATIENCE)) {
            IntegrityCheck.State end = new IntegrityCheck(store).run().blockLast(PATIENCE);
            assertThat(end.message()).isNull();
            return store.events(0, Long.MAX_VALUE).collectList().block(PATIENCE);
        }
    }

    @Test
    void contending_ledgers_write_one_dense_sequence_and_each_follows_all_of_it() {
        // given a follower on each
        int each = 200;
        List<Mono<List<Long>>> following = ledgers.stream()
                .map(ledger -> ledger.follow(0).map(StoredEvent::position).take(LEDGERS * each).collectList().cache())
                .toList();
        following.forEach(Mono::subscribe);

        // when
        List<Long> positions = Flux.range(0, LEDGERS * each)
                .flatMap(i -> ledgers.get(i % LEDGERS).append(event("e" + i, Tag.of("case", "" + i % 7))), 24)
                .map(result -> ((AppendResult.Appended) result).firstPosition()).sort().collectList().block(PATIENCE);

        // then
        List<Long> dense = LongStream.range(0, LEDGERS * each).boxed().toList();
        assertThat(positions).isEqualTo(dense);
        assertThat(stored()).extracting(StoredEvent::position).isEqualTo(dense);
        for (Mono<List<Long>> seen : following) {
            assertThat(seen.block(PATIENCE)).isEqualTo(dense);
        }
    }

    @Test
    void of_all_ledgers_exactly_one_wins_a_contested_boundary() {
        for (int round = 0; round < 60; round++) {
            Tag boundary = Tag.of("case", "contested-" + round);
            AppendCondition untouched = new AppendCondition(EventQuery.tagged(boundary), 0);
            String name = "r" + round;
            List<AppendResult> results = Flux.range(0, 6)
                    .flatMap(i -> ledgers.get(i % LEDGERS).append(event(name + i, boundary).onlyIf(untouched)), 6)
                    .collectList().block(PATIENCE);
            assertThat(results).as("round %d", round).filteredOn(AppendResult.Appended.class::isInstance).hasSize(1);
            assertThat(results).as("round %d", round).filteredOn(AppendResult.Refused.class::isInstance).hasSize(5);
        }
        assertThat(stored()).hasSize(60);
    }

    @Test
    void boundaries_of_their_own_are_never_refused_however_much_they_contend() {
        long refused = Flux.range(0, 240).flatMap(i -> {
            Tag own = Tag.of("case", "own-" + i);
            return ledgers.get(i % LEDGERS)
                    .append(event("e" + i, own).onlyIf(new AppendCondition(EventQuery.tagged(own), 0)));
        }, 24).filter(result -> !(result instanceof AppendResult.Appended)).count().block(PATIENCE);
        assertThat(refused).isZero();
        assertThat(stored()).hasSize(240);
    }

    @Test
    void a_record_sent_to_all_ledgers_at_once_is_stored_once_and_has_one_position() {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        Flux.range(0, 100).concatMap(i -> Flux.fromIterable(ledgers).flatMap(ledger -> {
            byte[] content = ("c" + i).getBytes(StandardCharsets.UTF_8);
            return ledger.append(Append.of(new NewEvent("E", "text/plain", content, Set.of(),
                    new RecordIdentity("source", "r" + i, content))));
        }).doOnNext(result -> answers.add(i + "@" + position(result)))).blockLast(PATIENCE);
        assertThat(answers).hasSize(300);
        assertThat(Set.copyOf(answers)).hasSize(100);
        assertThat(stored()).hasSize(100);
    }

    private static long position(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            default -> throw new AssertionError("neither stored nor a duplicate: " + result);
        };
    }

    @Test
    void an_idle_ledger_sees_what_another_wrote_within_a_moment() {
        // given one ledger that only follows
        Ledger idle = ledgers.get(1);
        List<Long> delays = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            long next = i;
            var seen = idle.heads().filter(head -> head.nextPosition() > next).next().toFuture();
            Mono.delay(Duration.ofMillis(random.nextInt(40))).block();
            // when
            ledgers.get(0).append(event("e" + i)).block(PATIENCE);
            long acknowledged = System.nanoTime();
            Mono.fromFuture(seen).block(PATIENCE);
            delays.add(Duration.ofNanos(System.nanoTime() - acknowledged).toMillis());
        }
        // then, on a machine that is not busy with something else
        delays.sort(null);
        assertThat(delays.get(delays.size() / 2)).as("median of %s ms", delays).isLessThan(100);
    }

    @Test
    void a_read_sees_what_was_acknowledged_elsewhere_before_it_began() {
        for (int i = 0; i < 30; i++) {
            ledgers.get(i % LEDGERS).append(event("e" + i)).block(PATIENCE);
            assertThat(ledgers.get((i + 1) % LEDGERS).read(0).count().block(PATIENCE)).isEqualTo(i + 1);
        }
    }

    @Test
    void a_process_with_another_key_is_turned_away() {
        try (MongoLedgerStore one = MongoLedgerStore.open(address).block(PATIENCE);
                MongoLedgerStore two = MongoLedgerStore.open(address).block(PATIENCE)) {
            one.bindKey("key-a").block(PATIENCE);
            two.bindKey("key-a").block(PATIENCE);
            assertThatThrownBy(() -> two.bindKey("key-b").block(PATIENCE))
                    .isInstanceOf(LedgerException.Unavailable.class).hasMessageContaining("another key");
        }
    }

    @Test
    void a_database_of_a_later_schema_is_left_alone() {
        try (MongoConnection connection = MongoConnection.to(address)) {
            MongoCollection<Document> meta = connection.database().getCollection(Migration.META);
            Mono.from(meta.updateOne(new Document("_id", "schema"), new Document("$set", new Document("version", 2))))
                    .block(PATIENCE);
            assertThatThrownBy(() -> MongoLedgerStore.open(address).block(PATIENCE))
                    .isInstanceOf(LedgerException.Unavailable.class).hasMessageContaining("schema version 2")
                    .hasMessageContaining("newer program");
        }
    }

    @Test
    void a_block_that_was_taken_out_or_changed_is_found() {
        // given
        for (int i = 0; i < 5; i++) {
            ledgers.getFirst().append(event("e" + i)).block(PATIENCE);
        }
        try (MongoConnection connection = MongoConnection.to(address);
                MongoLedgerStore store = MongoLedgerStore.open(address).block(PATIENCE)) {
            MongoCollection<Document> blocks = connection.database().getCollection(Migration.BLOCKS);
            // when
            Mono.from(blocks.updateOne(new Document("_id", 3L),
                    new Document("$set", new Document("events.0.type", "Other")))).block(PATIENCE);
            assertThat(new IntegrityCheck(store).run().blockLast(PATIENCE).firstBadPosition()).isEqualTo(3);
            Mono.from(blocks.deleteOne(new Document("_id", 2L))).block(PATIENCE);
            // then
            IntegrityCheck.State end = new IntegrityCheck(store).run().blockLast(PATIENCE);
            assertThat(end.firstBadPosition()).isEqualTo(2);
            assertThat(end.message()).isEqualTo("block 2 is missing");
        }
    }
}
