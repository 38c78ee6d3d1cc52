package org.serviceledger.command.http;

import java.util.List;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.identity.CallerSource;

/** {@code POST /api/v1/records}: facts from source systems, one, a batch, or a stream. */
@RestController
public final class RecordsEndpoint {

    private static final String PATH = "/api/v1/records";
    /** Said beforehand: who takes no JSON must learn so before something is recorded, not instead of its answer. */
    static final String JSON = "application/json";
    private static final int MAX_BATCH_BYTES = 8 << 20;
    private static final int MAX_BATCH_RECORDS = 1000;
    private static final Map<Status, HttpStatus> HTTP_STATUS = Map.of(Status.RECORDED, HttpStatus.CREATED,
            Status.DUPLICATE, HttpStatus.OK, Status.QUARANTINED, HttpStatus.ACCEPTED);

    private final Intake intake;
    private final CallerSource callers;

    public RecordsEndpoint(Intake intake, CallerSource callers) {
        this.intake = intake;
        this.callers = callers;
    }

    /**
     * One record: 201 recorded, 200 duplicate, 202 quarantined, 409 when its id was used for other
     * content, 400 when it is no CloudEvent at all, 413 beyond 256 KiB.
     */
    @PostMapping(path = PATH, consumes = {"application/cloudevents+json", "application/json"}, produces = JSON)
    public Mono<ResponseEntity<RecordResult>> one(ServerWebExchange exchange) {
        return RequestBody.required(exchange.getRequest(), Intake.MAX_RECORD_BYTES, "record-too-large")
                .zipWith(callers.caller())
                .flatMap(both -> intake.acceptCloudEvent(both.getT1(), both.getT2()))
                .map(RecordsEndpoint::answer);
    }

    /**
     * Up to 1,000 records or 8 MiB, answered together in their order; the batch is not one append.
     * When the ledger could not decide every record, the whole batch is answered as a problem, and
     * sending it again is safe.
     */
    @PostMapping(path = PATH, consumes = "application/cloudevents-batch+json", produces = JSON)
    public Mono<List<RecordResult>> batch(ServerWebExchange exchange) {
        return RequestBody.required(exchange.getRequest(), MAX_BATCH_BYTES, "batch-too-large")
                .map(body -> RecordArray.cut(body, MAX_BATCH_RECORDS, Intake.MAX_RECORD_BYTES))
                .zipWith(callers.caller())
                .flatMap(both -> intake.acceptAll(Flux.fromIterable(both.getT1()), both.getT2()).collectList());
    }

    /**
     * Any number of records, one a line, answered line by line as they become durable; read the
     * answers while sending. A line of more than 256 KiB is answered {@code failed} and not kept. When
     * the ledger cannot go on, the stream ends with a line of status {@code failed} without an id.
     */
    @PostMapping(path = PATH, consumes = "application/x-ndjson", produces = "application/x-ndjson")
    public Flux<RecordResult> stream(ServerWebExchange exchange) {
        Flux<byte[]> lines = NdjsonLines.of(RequestBody.pieces(exchange.getRequest()), Intake.MAX_RECORD_BYTES);
        return callers.caller().flatMapMany(caller -> intake.acceptStream(lines, caller))
                .switchIfEmpty(Mono.error(RequestBody::empty));
    }

    /** The answer to a single record. */
    static ResponseEntity<RecordResult> answer(RecordResult result) {
        HttpStatus status = HTTP_STATUS.get(result.status());
        if (status == null) {
            throw new ProblemException(HttpStatus.CONFLICT, String.valueOf(result.code()),
                    String.valueOf(result.detail())).with("id", result.id()).with("position", result.position())
                    .with("recordStatus", result.status().wireName());
        }
        return ResponseEntity.status(status).body(result);
    }

    static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
