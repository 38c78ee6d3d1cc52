package org.serviceledger.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import reactor.core.publisher.Mono;

import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.InMemoryFixture;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.StoreGate;
import org.serviceledger.core.privacy.InMemorySubjectKeys;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;

/** An intake over a ledger in memory, whose writes can be held up or failed. */
public final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final InMemoryFixture fixture = new InMemoryFixture();
    private final CloudEventCodec codec = new CloudEventCodec();
    private final Ledger ledger;
    private final Quarantine quarantine;
    /** Who may send under every source. */
    public static final Caller ANYBODY = new Caller("anybody", Set.of(), null, Set.of(Caller.ANY_SOURCE));

    private final PersonVault vault;
    private final Intake intake;

    public Desk(int concurrency) {
        ledger = fixture.open(() -> Instant.parse("2026-03-20T02:00:00Z"), LedgerLimits.defaults());
        LedgerKeys keys = LedgerKeys.inMemory();
        quarantine = new Quarantine(codec, ledger, keys, () -> Instant.parse("2026-03-20T02:00:00Z"));
        vault = new PersonVault(keys, new InMemorySubjectKeys());
        intake = new Intake(codec, ledger, keys, quarantine, vault, concurrency);
    }

    public Intake intake() {
        return intake;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    /** What opens the persons that the intake has sealed. */
    public PersonVault vault() {
        return vault;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** What stands between the ledger and its storage. */
    public StoreGate gate() {
        return fixture.gate();
    }

    /** Everything in the ledger. */
    public List<RecordedEvent> recorded() {
        return await(ledger.read(0).map(codec::recorded).collectList());
    }

    public static <T> T await(Mono<T> mono) {
        T value = mono.block(PATIENCE);
        if (value == null) {
            throw new AssertionError("nothing came");
        }
        return value;
    }

    /** A fact that is understood: a case is closed. */
    public static String closed(String id, String caseNo) {
        return closed(id, caseNo, "准予");
    }

    /** As {@link #closed(String, String)}, with a result. */
    public static String closed(String id, String caseNo, String result) {
        return event(id, "CaseClosed", caseNo, "{\"result\":\"" + result + "\"}");
    }

    /** A CloudEvent. */
    public static String event(String id, String type, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:test","type":"%s","subject":"%s",\
                "time":"2026-03-20T10:42:00+08:00","data":%s}""".formatted(id, type, subject, data);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        fixture.gate().release();
        ledger.close();
        fixture.close();
    }
}
