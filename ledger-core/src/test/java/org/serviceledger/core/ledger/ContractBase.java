package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.serviceledger.core.clock.LedgerClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A fresh ledger for each test of the contract, and the few words its tests are written in. */
abstract class ContractBase {

    static final Tag CASE_1 = Tag.of("case", "1");
    static final Tag CASE_2 = Tag.of("case", "2");

    LedgerFixture fixture;
    Ledger ledger;

    /** A fixture with empty storage. */
    protected abstract LedgerFixture newFixture() throws Exception;

    /** How long a test waits for an answer that must come; a healthy ledger takes a small part of it. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    @BeforeEach
    void openLedger() throws Exception {
        fixture = newFixture();
        ledger = open(LedgerClock.system());
    }

    @AfterEach
    void closeLedger() {
        gate().release();
        ledger.close();
        fixture.close();
    }

    Ledger open(LedgerClock clock) {
        return fixture.open(clock, new LedgerLimits(256, 1 << 20, 8192, 64L << 20, 512));
    }

    /** Closes the ledger and opens what it has stored. */
    void openAgain() {
        ledger.close();
        ledger = open(LedgerClock.system());
    }

    StoreGate gate() {
        return fixture.gate();
    }

    AppendResult append(NewEvent event) {
        return ledger.append(Append.of(event)).block(patience());
    }

    AppendResult appendAll(List<NewEvent> events) {
        return ledger.append(new Append(events, null)).block(patience());
    }

    AppendResult appendIf(EventQuery query, long marker, NewEvent event) {
        return ledger.append(Append.of(event).onlyIf(new AppendCondition(query, marker))).block(patience());
    }

    boolean refuses(EventCriterion... criteria) {
        return appendIf(EventQuery.of(criteria), 0, event("Probe", "probe")) instanceof AppendResult.Refused;
    }

    <T> T answer(Future<T> future) throws Exception {
        return future.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    List<StoredEvent> all() {
        return ledger.read(0).collectList().block(patience());
    }

    /** Waits until so many writes have come to the store, counted from the fixture's opening. */
    void awaitArrivals(int arrivals) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (gate().arrivals() < arrivals && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(gate().arrivals()).isGreaterThanOrEqualTo(arrivals);
    }

    static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    static List<String> payloads(List<StoredEvent> events) {
        return events.stream().map(e -> new String(e.payload(), StandardCharsets.UTF_8)).toList();
    }

    static long position(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            default -> throw new AssertionError("not stored: " + result);
        };
    }

    static NewEvent event(String type, String payload, Tag... tags) {
        return new NewEvent(type, "text/plain", payload.getBytes(StandardCharsets.UTF_8), Set.of(tags), null);
    }

    static NewEvent keyed(String source, String id, String payload, Tag... tags) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new NewEvent("E", "text/plain", bytes, Set.of(tags), new RecordIdentity(source, id, bytes));
    }

    static List<NewEvent> batch(int size, String name) {
        return batch(size, name, CASE_1);
    }

    static List<NewEvent> batch(int size, String name, Tag tag) {
        return IntStream.range(0, size).mapToObj(i -> event("E", name + "-" + i, tag)).toList();
    }
}
