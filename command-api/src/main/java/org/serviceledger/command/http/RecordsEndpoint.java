package org.serviceledger.command.http;

import java.util.List;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.ledger.LedgerException;

/** {@code POST /api/v1/records}: facts from source systems, one, a batch, or a stream. */
@RestController
public final class RecordsEndpoint {

    static final int MAX_RECORD_BYTES = 256 << 10;
    private static final int MAX_BATCH_BYTES = 8 << 20;
    private static final int MAX_BATCH_RECORDS = 1000;
    private static final Map<Status, HttpStatus> HTTP_STATUS = Map.of(Status.RECORDED, HttpStatus.CREATED,
            Status.DUPLICATE, HttpStatus.OK, Status.QUARANTINED, HttpStatus.ACCEPTED);

    private final Intake intake;

    public RecordsEndpoint(Intake intake) {
        this.intake = intake;
    }

    /** One record. */
    @PostMapping(path = "/api/v1/records", consumes = {"application/cloudevents+json", "application/json"})
    public Mono<ResponseEntity<RecordResult>> one(ServerHttpRequest request) {
        return whole(request, MAX_RECORD_BYTES, "record-too-large").flatMap(this::single);
    }

    Mono<ResponseEntity<RecordResult>> single(byte[] body) {
        return intake.acceptCloudEvent(body).map(RecordsEndpoint::answer);
    }

    static ResponseEntity<RecordResult> answer(RecordResult result) {
        HttpStatus status = HTTP_STATUS.get(result.status());
        if (status == null) {
            throw new ProblemException(HttpStatus.CONFLICT, String.valueOf(result.code()),
                    String.valueOf(result.detail()))
                    .with("id", result.id()).with("position", result.position())
                    .with("recordStatus", result.status().wireName());
        }
        return ResponseEntity.status(status).body(result);
    }

    /** Up to 1,000 records, answered together in their order; the batch is not one append. */
    @PostMapping(path = "/api/v1/records", consumes = "application/cloudevents-batch+json")
    public Mono<List<RecordResult>> batch(ServerHttpRequest request) {
        return whole(request, MAX_BATCH_BYTES, "batch-too-large").flatMap(body -> intake
                .acceptAll(Flux.fromIterable(RecordArray.cut(body, MAX_BATCH_RECORDS))).collectList());
    }

    /**
     * Any number of records, one a line, answered line by line as they become durable. When the ledger
     * cannot go on, the stream ends with one line of status {@code failed}; the records without an
     * answer must be sent again, which is safe.
     */
    @PostMapping(path = "/api/v1/records", consumes = "application/x-ndjson", produces = "application/x-ndjson")
    public Flux<RecordResult> stream(ServerHttpRequest request) {
        return intake.acceptAll(NdjsonLines.of(request.getBody(), MAX_RECORD_BYTES))
                .onErrorResume(e -> e instanceof LedgerException || e instanceof ProblemException,
                        e -> Mono.just(new RecordResult(null, Status.FAILED, null, Problems.of(e).code(),
                                String.valueOf(e.getMessage()))));
    }

    private static Mono<byte[]> whole(ServerHttpRequest request, int limit, String code) {
        return DataBufferUtils.join(request.getBody(), limit)
                .onErrorMap(DataBufferLimitException.class,
                        e -> new ProblemException(HttpStatus.CONTENT_TOO_LARGE, code,
                                "the body has more than " + limit + " bytes"))
                .map(RecordsEndpoint::bytes)
                .switchIfEmpty(Mono.error(() -> new ProblemException(HttpStatus.BAD_REQUEST, "empty-body",
                        "the request has no body")));
    }

    static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
