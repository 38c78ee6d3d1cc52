package org.serviceledger.command.intake;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.serviceledger.core.ledger.LedgerException;

/** Whether a stream of records must end early, and why: the first reason counts. */
final class StreamEnd {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEnd.class);
    private final AtomicReference<@Nullable RecordResult> last = new AtomicReference<>();
    private final Sinks.Empty<Void> reached = Sinks.empty();

    /** Completes when no further record is to be read. */
    Mono<Void> reached() {
        return reached.asMono();
    }

    /** Ends the stream because of an error, and gives the answer of the record that met it. */
    RecordResult because(Throwable error, @Nullable String id) {
        RecordResult answer = error instanceof LedgerException refusal
                ? RecordResult.failed(id, LedgerFailure.codeOf(refusal), String.valueOf(refusal.getMessage()))
                : RecordResult.failed(id, "internal", logged(error));
        if (last.compareAndSet(null, RecordResult.failed(null, String.valueOf(answer.code()),
                "the stream ends here; every record without an answer, or with this one, must be sent again"))) {
            reached.tryEmitEmpty();
        }
        return answer;
    }

    /** The stream's last answer, if it ends early. */
    Mono<RecordResult> lastAnswer() {
        return Mono.fromSupplier(last::get);
    }

    private static String logged(Throwable error) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected error {}", reference, error);
        return "something unexpected happened; the log has it under " + reference;
    }
}
