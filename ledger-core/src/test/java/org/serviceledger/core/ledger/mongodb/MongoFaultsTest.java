package org.serviceledger.core.ledger.mongodb;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendCondition;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.ledger.mongodb.WireProxy.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lines that break between driver and server: nothing is acknowledged falsely, lost or doubled. */
class MongoFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Tag CASE = Tag.of("case", "1");

    private String direct;
    private WireProxy proxy;
    private GroupCommitLedger ledger;

    @BeforeEach
    void openThroughTheProxy() throws Exception {
        direct = MongoStandIn.newDatabase();
        int port = Integer.parseInt(direct.substring(direct.lastIndexOf(':') + 1, direct.lastIndexOf('/')));
        proxy = new WireProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ledger = open(direct.replace(":" + port, ":" + proxy.port()) + "?socketTimeoutMS=700");
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        proxy.close();
        MongoDatabases.drop(direct);
    }

    private static GroupCommitLedger open(String address) {
        return new GroupCommitLedger(MongoLedgerStore.open(address).block(PATIENCE), LedgerClock.system(),
                new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    }

    private static Append keyed(int record) {
        byte[] content = ("content " + record).getBytes(StandardCharsets.UTF_8);
        return Append.of(new NewEvent("E", "text/plain", content, Set.of(CASE),
                new RecordIdentity("source", "r" + record, content)));
    }

    private static Append unkeyed(String content) {
        return Append.of(new NewEvent("E", "text/plain", content.getBytes(StandardCharsets.UTF_8), Set.of(CASE), null));
    }

    /** What is stored, as a reader sees it that does not go through the proxy, and whose chain is sound. */
    private List<String> stored() {
        try (MongoLedgerStore store = MongoLedgerStore.open(direct).block(PATIENCE)) {
            IntegrityCheck.State end = new IntegrityCheck(store).run().blockLast(PATIENCE);
            assertThat(end == null || end.ok()).isTrue();
            return store.events(0, Long.MAX_VALUE).map(e -> new String(e.payload(), StandardCharsets.UTF_8))
                    .collectList().block(PATIENCE);
        }
    }

    @Test
    void an_insert_that_never_reached_the_server_is_made_again() {
        proxy.plan(number -> number == 0 ? Fault.CUT_BEFORE : Fault.NONE);
        assertThat(ledger.append(unkeyed("a")).block(PATIENCE)).isInstanceOf(AppendResult.Appended.class);
        assertThat(proxy.fired(Fault.CUT_BEFORE)).isEqualTo(1);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void an_insert_whose_reply_was_lost_is_found_again_and_not_made_twice() {
        proxy.plan(number -> number == 0 ? Fault.REPLY_LOST : Fault.NONE);
        assertThat(ledger.append(unkeyed("a")).block(PATIENCE)).isInstanceOf(AppendResult.Appended.class);
        assertThat(((AppendResult.Appended) ledger.append(unkeyed("b")).block(PATIENCE)).firstPosition()).isEqualTo(1);
        assertThat(proxy.fired(Fault.REPLY_LOST)).isEqualTo(1);
        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void an_insert_whose_reply_never_comes_is_given_up_after_a_while_and_found_again() {
        proxy.plan(number -> number == 0 ? Fault.REPLY_HELD : Fault.NONE);
        assertThat(ledger.append(unkeyed("a")).block(PATIENCE)).isInstanceOf(AppendResult.Appended.class);
        assertThat(proxy.fired(Fault.REPLY_HELD)).isEqualTo(1);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void a_block_whose_reply_was_lost_and_whose_number_another_took_afterwards_is_told_from_the_others() {
        try (GroupCommitLedger other = open(direct)) {
            // given a reply that is lost; while that is found out, the other goes on
            proxy.plan(number -> number == 0 ? Fault.REPLY_LOST : Fault.DELAY);
            var mine = ledger.append(unkeyed("mine")).toFuture();
            other.append(unkeyed("others")).block(PATIENCE);
            // then
            assertThat(Mono.fromFuture(mine).block(PATIENCE)).isInstanceOf(AppendResult.Appended.class);
            assertThat(proxy.fired(Fault.REPLY_LOST)).isEqualTo(1);
            assertThat(stored()).containsExactlyInAnyOrder("mine", "others");
        }
    }

    @Test
    void a_lost_block_whose_number_another_took_is_decided_again() {
        try (GroupCommitLedger other = open(direct)) {
            // given an append that waits for a free boundary, cut off before it reached the server, and retried late
            AppendCondition untouched = new AppendCondition(EventQuery.tagged(CASE), 0);
            proxy.plan(number -> number == 0 ? Fault.CUT_BEFORE : Fault.DELAY);
            var mine = ledger.append(unkeyed("mine").onlyIf(untouched)).toFuture();
            while (proxy.fired(Fault.CUT_BEFORE) == 0) {
                Thread.onSpinWait();
            }
            AppendResult others = other.append(unkeyed("others").onlyIf(untouched)).block(PATIENCE);
            // then exactly one of the two has it
            AppendResult own = Mono.fromFuture(mine).block(PATIENCE);
            assertThat(List.of(own, others)).filteredOn(AppendResult.Appended.class::isInstance).hasSize(1);
            assertThat(List.of(own, others)).filteredOn(AppendResult.Refused.class::isInstance).hasSize(1);
            assertThat(stored()).hasSize(1);
        }
    }

    @Test
    @Timeout(120)
    void a_thousand_keyed_records_over_a_line_that_keeps_breaking_are_each_stored_once() {
        // given
        proxy.plan(number -> switch (number % 10) {
            case 2 -> Fault.CUT_BEFORE;
            case 5 -> Fault.REPLY_LOST;
            case 8 -> number < 100 ? Fault.DELAY : Fault.NONE;
            default -> Fault.NONE;
        });
        Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();

        // when every sender sends again until it has an answer
        Flux.range(0, 1000).flatMap(record -> ledger.append(keyed(record))
                .retryWhen(reactor.util.retry.Retry.fixedDelay(50, Duration.ofMillis(20))
                        .filter(LedgerException.class::isInstance))
                .doOnNext(answer -> acknowledged.put(record, position(answer))), 8).blockLast(PATIENCE);

        // then
        assertThat(proxy.fired(Fault.CUT_BEFORE)).isGreaterThanOrEqualTo(10);
        assertThat(proxy.fired(Fault.REPLY_LOST)).isGreaterThanOrEqualTo(10);
        assertThat(proxy.fired(Fault.DELAY)).isGreaterThanOrEqualTo(5);
        List<String> stored = stored();
        Map<Integer, Long> expected = new TreeMap<>();
        for (int position = 0; position < stored.size(); position++) {
            expected.put(Integer.valueOf(stored.get(position).substring("content ".length())), (long) position);
        }
        assertThat(stored).hasSize(1000);
        assertThat(new TreeMap<>(acknowledged)).isEqualTo(expected);
    }

    private static long position(AppendResult answer) {
        return switch (answer) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            default -> throw new AssertionError("neither stored nor a duplicate: " + answer);
        };
    }

    @Test
    @Timeout(60)
    void a_server_that_is_gone_makes_appends_and_reads_unavailable_within_a_bound() throws Exception {
        // given
        ledger.append(unkeyed("a")).block(PATIENCE);
        proxy.close();
        // then
        long begin = System.nanoTime();
        assertThatThrownBy(() -> ledger.append(keyed(1)).block(PATIENCE))
                .isInstanceOf(LedgerException.Unavailable.class);
        assertThatThrownBy(() -> ledger.read(0).blockLast(PATIENCE)).isInstanceOf(LedgerException.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        assertThat(stored()).containsExactly("a");
    }

    @Test
    @Timeout(60)
    void opening_where_no_server_is_says_so_without_the_password() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> MongoLedgerStore
                .open("mongodb://someone:hidden@localhost:" + free + "/x?serverSelectionTimeoutMS=300").block(PATIENCE))
                .isInstanceOf(LedgerException.Unavailable.class).hasMessageContaining("localhost:" + free)
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> MongoLedgerStore.open("http://hidden").block(PATIENCE))
                .hasMessageContaining("connection string").hasMessageNotContaining("hidden");
    }

    @Test
    void what_was_read_while_lines_break_is_in_order_and_whole() {
        // given a follower on the broken line
        List<Long> seen = new ArrayList<>();
        proxy.plan(number -> number % 10 == 3 ? Fault.REPLY_LOST : Fault.NONE);
        var following = ledger.follow(0).map(StoredEvent::position).take(60).collectList().toFuture();
        // when
        Flux.range(0, 60).concatMap(i -> ledger.append(unkeyed("e" + i))).blockLast(PATIENCE);
        // then
        seen.addAll(Mono.fromFuture(following).block(PATIENCE));
        assertThat(seen).isEqualTo(java.util.stream.LongStream.range(0, 60).boxed().toList());
        assertThat(proxy.fired(Fault.REPLY_LOST)).isGreaterThanOrEqualTo(5);
    }
}
