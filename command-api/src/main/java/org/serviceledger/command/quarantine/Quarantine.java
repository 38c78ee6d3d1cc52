package org.serviceledger.command.quarantine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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
import org.serviceledger.core.privacy.PersonFieldGuard;

/**
 * Keeps records that could not be understood. Each is an event of the ledger itself, so it is durable
 * before it is answered, and stands in the same order as everything else; its body is encrypted,
 * since nobody knows yet what it holds.
 *
 * <p>An entry is named by a keyed digest of the bytes as they came, source and id included. The same
 * bytes sent again find their entry again and are answered with its position, also after the entry
 * was resolved. An entry uses up nothing of the record's own identity, so the corrected record is
 * recorded as if it were the first.
 */
public final class Quarantine {

    /** Under which source the ledger speaks of its quarantine. */
    public static final String SOURCE = "urn:serviceledger:quarantine";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern ENTRY_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int ENTRY_ID_BYTES = 16;
    private static final int MAX_SHOWN = 200;

    private final CloudEventCodec codec;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final LedgerClock clock;

    /**
     * @param keys  name entries and encrypt bodies
     * @param clock gives the time at which a record came
     */
    public Quarantine(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, LedgerClock clock) {
        this.codec = codec;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Where a record is kept.
     *
     * @param entry    names the entry
     * @param position of the entry in the ledger
     */
    public record Kept(String entry, long position) {}

    /**
     * Keeps a record; the answer comes once it is durable.
     *
     * @return where it is kept, or a {@code LedgerException} when the ledger could not keep it
     */
    public Mono<Kept> keep(byte[] body, Decoded.NotUnderstood reason) {
        return Mono.defer(() -> {
            String entry = HexFormat.of().formatHex(keys.digest(body), 0, ENTRY_ID_BYTES);
            String sealed = Base64.getEncoder()
                    .encodeToString(keys.encrypt(body, entry.getBytes(StandardCharsets.US_ASCII)));
            RecordQuarantined event = new RecordQuarantined(entry, shown(reason.source()), shown(reason.id()),
                    shown(reason.type()), reason.code(), reason.detail(), sealed);
            return ledger.append(Append.of(newEvent(entry, event)))
                    .map(result -> new Kept(entry, positionIn(result)));
        });
    }

    /**
     * An entry with its body decrypted; empty when there is none of this id.
     *
     * @param entry any text; what cannot be an entry's id names none
     */
    public Mono<Entry> find(String entry) {
        if (!ENTRY_ID.matcher(entry).matches()) {
            return Mono.empty();
        }
        return ledger.find(EventQuery.tagged(Tag.of(Tags.QUARANTINE, entry)), 0, Long.MAX_VALUE)
                .map(stored -> codec.decodeStored(stored.payload()).data()).collectList()
                .flatMap(events -> Mono.justOrEmpty(entryOf(events)));
    }

    private Optional<Entry> entryOf(List<ServiceEvent> events) {
        boolean resolved = events.stream().anyMatch(QuarantineResolved.class::isInstance);
        return events.stream().filter(RecordQuarantined.class::isInstance).map(RecordQuarantined.class::cast)
                .findFirst().map(kept -> new Entry(kept.quarantineId(), kept.recordSource(), open(kept), resolved));
    }

    /**
     * Notes that an entry's record has been corrected and recorded. Only the first note is stored.
     *
     * @param position where the corrected record is
     */
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

    private static long positionIn(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> appended.firstPosition();
            case AppendResult.Duplicate duplicate -> duplicate.positions().getFirst();
            // Nobody else can use the quarantine's own source, and entries have no condition.
            case AppendResult.Conflict conflict -> throw new IllegalStateException("stolen id: " + conflict);
            case AppendResult.Refused refused -> throw new IllegalStateException("refused: " + refused);
        };
    }

    /** What is stored in the clear of a record that was not understood: bounded, Unicode, no identity number. */
    private static @Nullable String shown(@Nullable String text) {
        if (text == null || PersonFieldGuard.holdsIdentityNumber(text)) {
            return null;
        }
        String bounded = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
        return new String(bounded.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
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
     * @param source   under which it came; null when that could not be read or shown
     * @param body     the record as it came
     * @param resolved whether it has been corrected and recorded
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(String id, @Nullable String source, byte[] body, boolean resolved) {}
}
