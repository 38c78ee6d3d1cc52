package org.serviceledger.command.quarantine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;

import reactor.core.publisher.Mono;

import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.GovernanceEvent;
import org.serviceledger.core.event.GovernanceEvent.QuarantineResolved;
import org.serviceledger.core.event.GovernanceEvent.RecordQuarantined;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.LedgerKeys;

/**
 * Keeps records that could not be understood. Each is an event of the ledger itself, so it is durable
 * before it is answered, and stands in the same order as everything else; its body is encrypted,
 * since nobody knows yet what it holds. The same record sent again finds its entry again.
 */
public final class Quarantine {

    private static final String SOURCE = "urn:serviceledger:quarantine";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CloudEventCodec codec;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final LedgerClock clock;

    public Quarantine(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, LedgerClock clock) {
        this.codec = codec;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    /** Keeps a record; the answer comes once it is durable. */
    public Mono<RecordResult> keep(byte[] body, Decoded.NotUnderstood reason) {
        return Mono.defer(() -> {
            String entry = HexFormat.of().formatHex(keys.digest(body), 0, 16);
            String sealed = Base64.getEncoder()
                    .encodeToString(keys.encrypt(body, entry.getBytes(StandardCharsets.US_ASCII)));
            RecordQuarantined event = new RecordQuarantined(entry, safe(reason.source()), safe(reason.id()),
                    safe(reason.type()), reason.code(), reason.detail(), sealed);
            return ledger.append(Append.of(newEvent(entry, event)))
                    .map(result -> new RecordResult(reason.id(), RecordResult.Status.QUARANTINED, positionIn(result),
                            reason.code(), reason.detail() + " [" + entry + "]"));
        });
    }

    /** An entry with its body decrypted; empty when there is none of this id. */
    public Mono<Entry> find(String entry) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.QUARANTINE, entry)), 0, Long.MAX_VALUE)
                .map(stored -> codec.decodeStored(stored.payload()).data())
                .reduce(new Entry(entry, new byte[0], false), this::fold).filter(found -> found.body().length > 0);
    }

    private Entry fold(Entry known, ServiceEvent event) {
        return switch (event) {
            case RecordQuarantined kept -> new Entry(known.id(), open(kept), known.resolved());
            case QuarantineResolved ignored -> new Entry(known.id(), known.body(), true);
            default -> known;
        };
    }

    /** Notes that an entry's record has been corrected and recorded. */
    public Mono<Void> resolve(String entry, long position) {
        return ledger.append(Append.of(newEvent(entry + "/resolved", new QuarantineResolved(entry, position)))).then();
    }

    private byte[] open(RecordQuarantined kept) {
        return keys.decrypt(Base64.getDecoder().decode(kept.encryptedBody()),
                kept.quarantineId().getBytes(StandardCharsets.US_ASCII));
    }

    /** The identity's digest is that of the id: the encrypted body differs each time, the record does not. */
    private NewEvent newEvent(String id, GovernanceEvent data) {
        String type = EventVocabulary.nameOf(data);
        EventEnvelope envelope = new EventEnvelope(id, SOURCE, type, data.subject(),
                clock.now().atZone(ZONE).toOffsetDateTime(),
                null, null, null, null, false, data);
        RecordIdentity identity = new RecordIdentity(SOURCE, id, sha256(id));
        return new NewEvent(type, CloudEventCodec.CONTENT_TYPE, codec.encode(envelope), data.tags(), identity);
    }

    private static Long positionIn(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            case AppendResult.Conflict conflict -> conflict.position();
            case AppendResult.Refused refused -> refused.position();
        };
    }

    /** What is shown of a record that was not understood holds no identity number and is of bounded length. */
    private static String safe(@org.jspecify.annotations.Nullable String text) {
        if (text == null || org.serviceledger.core.privacy.PersonFieldGuard.holdsIdentityNumber(text)) {
            return "";
        }
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A quarantined record.
     *
     * @param id       names the entry
     * @param body     the record as it came
     * @param resolved whether it has been corrected and recorded
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(String id, byte[] body, boolean resolved) {}
}
