package org.serviceledger.command.intake;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.AppendResult;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.privacy.LedgerKeys;

/**
 * Takes facts from source systems into the ledger: each once, as it came. A fact that breaks an order
 * rule is recorded all the same, since a ledger that refuses inconvenient facts is no evidence; only
 * what cannot be understood goes to quarantine.
 */
public final class Intake {

    private final CloudEventCodec codec;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final Quarantine quarantine;
    private final int concurrency;

    /**
     * @param concurrency how many records of one stream may wait for the ledger at the same time
     */
    public Intake(CloudEventCodec codec, Ledger ledger, LedgerKeys keys, Quarantine quarantine, int concurrency) {
        this.codec = codec;
        this.ledger = ledger;
        this.keys = keys;
        this.quarantine = quarantine;
        this.concurrency = concurrency;
    }

    /**
     * Takes in one record; the answer comes once it is durable, in the ledger or in quarantine.
     *
     * @return the outcome, or a {@link LedgerException} when the ledger could not decide it
     */
    public Mono<RecordResult> accept(byte[] json) {
        return switch (codec.decode(json)) {
            case Decoded.Understood fact -> record(fact);
            case Decoded.NotUnderstood reason -> quarantine.keep(json, reason);
        };
    }

    /**
     * Takes in one record that must at least be a CloudEvent.
     *
     * @return as {@link #accept}, or a {@link NotACloudEvent} when it is none
     */
    public Mono<RecordResult> acceptCloudEvent(byte[] json) {
        return switch (codec.decode(json)) {
            case Decoded.Understood fact -> record(fact);
            case Decoded.NotUnderstood reason -> reason.cloudEvent()
                    ? quarantine.keep(json, reason)
                    : Mono.error(new NotACloudEvent(reason.code(), reason.detail()));
        };
    }

    /** Takes in a stream of records; answers in their order, and asks for no more than can be worked on. */
    public Flux<RecordResult> acceptAll(Flux<byte[]> records) {
        return records.flatMapSequential(this::accept, concurrency, 1);
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
            case AppendResult.Appended appended ->
                new RecordResult(id, RecordResult.Status.RECORDED, appended.firstPosition(), null, null);
            case AppendResult.Duplicate duplicate -> new RecordResult(id, RecordResult.Status.DUPLICATE,
                    duplicate.positions().getFirst(), "duplicate", "this record was recorded before");
            case AppendResult.Conflict conflict ->
                new RecordResult(id, RecordResult.Status.CONFLICT, conflict.position(), "id-reused",
                        "the source has used this id before for other content, at position " + conflict.position());
            case AppendResult.Refused refused ->
                throw new IllegalStateException("an append without a condition was refused at " + refused.position());
        };
    }

    /** The body is no CloudEvent at all, so there is nothing to keep. */
    public static final class NotACloudEvent extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String code;

        NotACloudEvent(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }

        /** Stable name of the reason. */
        public String code() {
            return code;
        }
    }
}
