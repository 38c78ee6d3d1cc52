package org.serviceledger.command.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.privacy.LedgerKeys;
import org.serviceledger.core.privacy.PersonVault;

/**
 * Takes facts from source systems into the ledger: each once, as it came. A fact that breaks an order
 * rule is recorded all the same, since a ledger that refuses inconvenient facts is no evidence; only
 * what cannot be understood goes to quarantine.
 *
 * <p>Every record passes here together with its caller, who may send under sources of their own only. What
 * comes under somebody else's is answered and not kept. The caller changes nothing of what is stored.
 */
public final class Intake {

    /** Most bytes of one record as sent. */
    public static final int MAX_RECORD_BYTES = 256 << 10;

    /**
     * What the ledger says under its own name cannot be said by others: a record with the identity of
     * a quarantine entry or of a command's event would stand in its way, and what the ledger decides by
     * itself is dated back without being reproached for it.
     */
    private static final String OWN_COMMANDS = "urn:serviceledger:command";

    private final CloudEventCodec codec;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final Quarantine quarantine;
    private final PersonVault vault;
    private final int concurrency;

    /**
     * @param concurrency how many records of one stream may wait for the ledger at the same time
     */
    public Intake(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, Quarantine quarantine, PersonVault vault,
            int concurrency) {
        this.codec = codec;
        this.ledger = ledger;
        this.keys = keys;
        this.quarantine = quarantine;
        this.vault = vault;
        this.concurrency = concurrency;
    }

    /**
     * Takes in one record; the answer comes once it is durable, in the ledger or in quarantine.
     *
     * @return the outcome; or a {@link LedgerException} when the ledger could not decide it, and nothing
     *         is acknowledged
     */
    public Mono<RecordResult> accept(byte[] json, Caller caller) {
        return Mono.defer(() -> {
            Decoded decoded = read(json);
            return foreign(decoded, caller) ? Mono.just(refused(decoded)) : take(json, decoded);
        });
    }

    /**
     * Takes in one record that must at least be a CloudEvent.
     *
     * @return as {@link #accept}, or a {@link NotACloudEventException} when it is none, or a
     *         {@link ForeignSourceException} when the caller may not send under its source
     */
    public Mono<RecordResult> acceptCloudEvent(byte[] json, Caller caller) {
        return Mono.defer(() -> {
            Decoded decoded = read(json);
            if (decoded instanceof Decoded.NotUnderstood reason && !reason.cloudEvent()) {
                return Mono.error(new NotACloudEventException(reason.code(), reason.detail()));
            }
            return foreign(decoded, caller)
                    ? Mono.error(new ForeignSourceException())
                    : take(json, decoded);
        });
    }

    /**
     * Takes in several records that are answered together. They are no unit: each is recorded or not
     * for itself.
     *
     * @return the outcomes in the records' order; or, once every record that was begun is decided, a
     *         {@link LedgerException} when the ledger could not decide one
     */
    public Flux<RecordResult> acceptAll(Flux<byte[]> records, Caller caller) {
        return records.flatMapSequentialDelayError(json -> accept(json, caller), concurrency, 1)
                .onErrorMap(Exceptions::isMultiple, Intake::first);
    }

    /** Records of a batch may fail in several blocks; the sender learns why the first of them did. */
    private static Throwable first(Throwable several) {
        List<Throwable> reasons = Exceptions.unwrapMultiple(several);
        Throwable first = reasons.getFirst();
        reasons.stream().filter(other -> other != first).forEach(first::addSuppressed);
        return first;
    }

    /**
     * Takes in a stream of records. No more of them are asked for than may wait for the ledger at the
     * same time, so a slow ledger slows the sender down.
     *
     * <p>When the ledger cannot go on, no further record is read. Every record that was read still
     * gets its answer, in order and never a false one: those that are not acknowledged are
     * {@code failed}. Then the stream ends with one more {@code failed} answer without an id.
     */
    public Flux<RecordResult> acceptStream(Flux<byte[]> records, Caller caller) {
        return Flux.defer(() -> {
            StreamEnd end = new StreamEnd();
            return records.takeUntilOther(end.reached())
                    .flatMapSequential(json -> acceptOrFail(json, caller, end), concurrency, 1)
                    .concatWith(end.lastAnswer());
        });
    }

    private Mono<RecordResult> acceptOrFail(byte[] json, Caller caller, StreamEnd end) {
        if (json.length > MAX_RECORD_BYTES) {
            return Mono.just(RecordResult.failed(null, "record-too-large",
                    "a record has at most " + MAX_RECORD_BYTES + " bytes; this one was not kept"));
        }
        return Mono.defer(() -> {
            Decoded decoded = read(json);
            if (foreign(decoded, caller)) {
                return Mono.just(refused(decoded));
            }
            return take(json, decoded).onErrorResume(error -> Mono.just(end.because(error, idOf(decoded))));
        });
    }

    /** Whether it names a source that the caller may not send under. What names none can only be kept. */
    private static boolean foreign(Decoded decoded, Caller caller) {
        String source = switch (decoded) {
            case Decoded.Understood fact -> fact.envelope().source();
            case Decoded.WithPersons fact -> fact.envelope().source();
            case Decoded.NotUnderstood reason -> reason.source();
        };
        return source != null && !reserved(source) && !caller.sendsAs(source);
    }

    private static RecordResult refused(Decoded decoded) {
        return RecordResult.failed(idOf(decoded), ForeignSourceException.CODE, ForeignSourceException.DETAIL);
    }

    private static @Nullable String idOf(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Understood fact -> fact.envelope().id();
            case Decoded.WithPersons fact -> fact.envelope().id();
            case Decoded.NotUnderstood reason -> reason.id();
        };
    }

    private Decoded read(byte[] json) {
        Decoded decoded = codec.decode(json);
        EventEnvelope envelope = switch (decoded) {
            case Decoded.Understood fact -> fact.envelope();
            case Decoded.WithPersons fact -> fact.envelope();
            case Decoded.NotUnderstood ignored -> null;
        };
        return envelope != null && reserved(envelope.source())
                ? new Decoded.NotUnderstood("reserved-source", "the source is the ledger's own name", true,
                        envelope.source(), envelope.id(), envelope.type())
                : decoded;
    }

    private static boolean reserved(String source) {
        return source.equals(Quarantine.SOURCE) || source.startsWith(OWN_COMMANDS)
                || source.equals(OwnSources.CLOCK);
    }

    private Mono<RecordResult> take(byte[] json, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Understood fact -> record(fact);
            case Decoded.WithPersons fact -> sealed(fact).flatMap(this::record);
            case Decoded.NotUnderstood reason ->
                quarantine.keep(json, reason).map(kept -> RecordResult.quarantined(reason.id(),
                        kept.position(), reason.code(), reason.detail(), kept.entry()));
        };
    }

    /** Nothing of a person is stored, nor shown to anybody else, before this. */
    private Mono<Decoded.Understood> sealed(Decoded.WithPersons fact) {
        EventEnvelope envelope = fact.envelope();
        return Flux.fromIterable(fact.persons().entrySet()).concatMap(person -> {
            String place = envelope.source() + "/" + envelope.subject() + "/" + person.getKey();
            String subjectRef = vault.subjectRef(person.getValue(), place);
            return vault.seal(person.getValue(), subjectRef).map(details -> Map.entry(person.getKey(), details));
        }).collectMap(Map.Entry::getKey, Map.Entry::getValue).map(persons -> codec.sealed(fact, persons));
    }

    private Mono<RecordResult> record(Decoded.Understood fact) {
        var envelope = fact.envelope();
        RecordIdentity identity = new RecordIdentity(envelope.source(), envelope.id(),
                keys.digest(fact.digestContent()));
        NewEvent event = new NewEvent(envelope.type(), CloudEventCodec.CONTENT_TYPE, fact.canonical(),
                envelope.data().tags(), identity);
        return ledger.append(Append.of(event)).map(result -> answer(envelope.id(), result));
    }

    private static RecordResult answer(String id, AppendResult result) {
        return switch (result) {
            case AppendResult.Appended appended -> RecordResult.recorded(id, appended.firstPosition());
            case AppendResult.Duplicate duplicate -> RecordResult.duplicate(id, duplicate.positions().getFirst());
            case AppendResult.Conflict conflict -> RecordResult.conflict(id, conflict.position());
            case AppendResult.Refused refused ->
                throw new IllegalStateException("an append without a condition was refused at " + refused.position());
        };
    }
}
