package org.serviceledger.benchmarks;

import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;

import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.RecordIdentity;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.LedgerKeys;

/** Facts as an approval system sends them: canonical JSON of some 400 bytes, a case's tag, an identity with its keyed digest. */
final class Facts {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-16T10:00:00.123+08:00");
    private final CloudEventCodec codec = new CloudEventCodec();
    private final LedgerKeys keys = LedgerKeys.inMemory();
    private final AtomicLong number = new AtomicLong();

    static String caseNo(long number) {
        return "11990100000010284A399010002000020260316%08d".formatted(number);
    }

    static Tag tag(long caseNumber) {
        return Tag.of("case", caseNo(caseNumber));
    }

    CloudEventCodec codec() {
        return codec;
    }

    /** The next fact of a case, made from the record on: encoded, canonical, digested. */
    NewEvent next(long caseNumber) {
        long sequence = number.getAndIncrement();
        String caseNo = caseNo(caseNumber);
        String id = caseNo + "/step/" + sequence;
        EventEnvelope envelope = new EventEnvelope(id, "urn:jianghai:approval", "ReviewStepCompleted", caseNo, TIME,
                Channel.PC, "market-03", "CLERK", sequence, false, new ReviewStepCompleted(caseNo, "审核", "通过"));
        byte[] bytes = codec.encode(envelope);
        return new NewEvent(envelope.type(), CloudEventCodec.CONTENT_TYPE, bytes, envelope.data().tags(),
                new RecordIdentity(envelope.source(), id, keys.digest(bytes)));
    }
}
