package org.serviceledger.command.http;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.command.quarantine.Quarantine;

/** {@code POST /api/v1/quarantine/{id}/resend}: a record that was not understood, tried again. */
@RestController
public final class QuarantineEndpoint {

    private final Intake intake;
    private final Quarantine quarantine;

    public QuarantineEndpoint(Intake intake, Quarantine quarantine) {
        this.intake = intake;
        this.quarantine = quarantine;
    }

    /** Sends the corrected record of the body; without a body, the record as it was kept. */
    @PostMapping("/api/v1/quarantine/{id}/resend")
    public Mono<ResponseEntity<RecordResult>> resend(@PathVariable String id, ServerHttpRequest request) {
        Mono<byte[]> corrected = DataBufferUtils.join(request.getBody(), RecordsEndpoint.MAX_RECORD_BYTES)
                .map(RecordsEndpoint::bytes);
        return quarantine.find(id)
                .switchIfEmpty(Mono.error(() -> new ProblemException(HttpStatus.NOT_FOUND, "quarantine-entry-not-found",
                        "there is no quarantine entry " + id)))
                .flatMap(entry -> entry.resolved()
                        ? Mono.<byte[]>error(new ProblemException(HttpStatus.CONFLICT, "already-resolved",
                                "the record of this entry has been recorded"))
                        : corrected.defaultIfEmpty(entry.body()))
                .flatMap(intake::acceptCloudEvent).flatMap(result -> noteResolved(id, result))
                .map(RecordsEndpoint::answer);
    }

    private Mono<RecordResult> noteResolved(String id, RecordResult result) {
        Long position = result.position();
        boolean recorded = result.status() == Status.RECORDED || result.status() == Status.DUPLICATE;
        return recorded && position != null ? quarantine.resolve(id, position).thenReturn(result) : Mono.just(result);
    }
}
