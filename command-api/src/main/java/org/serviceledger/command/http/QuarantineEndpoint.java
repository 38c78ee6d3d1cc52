package org.serviceledger.command.http;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.serviceledger.command.intake.Intake;
import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.command.quarantine.Quarantine;
import org.serviceledger.core.event.VeiledRecord;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.CallerSource;

/** {@code /api/v1/quarantine/{id}}: a record that was not understood, to be read, corrected and tried again. */
@RestController
public final class QuarantineEndpoint {

    private final Intake intake;
    private final Quarantine quarantine;
    private final CallerSource callers;

    public QuarantineEndpoint(Intake intake, Quarantine quarantine, CallerSource callers) {
        this.intake = intake;
        this.quarantine = quarantine;
        this.callers = callers;
    }

    /**
     * A record as it was kept.
     *
     * @param record   what came, when it is JSON; {@value VeiledRecord#VEIL} stands for each value that says something of
     *                 a person
     * @param text     what came, when it is not
     * @param resolved whether it has been corrected and recorded
     */
    public record Kept(String quarantineId, @Nullable JsonNode record, @Nullable String text, boolean resolved) {

        static Kept of(Quarantine.Entry entry) {
            VeiledRecord shown = VeiledRecord.of(entry.body());
            return new Kept(entry.id(), shown.record(), shown.text(), entry.resolved());
        }
    }

    /**
     * What was kept, for whoever is to put it right; 404 {@code quarantine-entry-not-found}. A text that is no JSON and
     * may name persons is not shown at all: neither record nor text is then there.
     */
    @GetMapping(path = "/api/v1/quarantine/{id}", produces = RecordsEndpoint.JSON)
    public Mono<Kept> kept(@PathVariable String id) {
        return quarantine.find(id).switchIfEmpty(Mono.error(QuarantineEndpoint::notFound)).map(Kept::of);
    }

    /**
     * Sends the corrected record of the body; without a body, the record as it was kept. Answered like
     * a single record; 404 {@code quarantine-entry-not-found}, 409 {@code already-resolved}. Once the
     * record is in the ledger, the entry is resolved; should that note be lost, sending again makes
     * up for it. Where it still has {@value VeiledRecord#VEIL}, the value that was kept there takes its place; 400
     * {@code nothing-behind-veil} when none was.
     */
    @PostMapping(path = "/api/v1/quarantine/{id}/resend", produces = RecordsEndpoint.JSON)
    public Mono<ResponseEntity<RecordResult>> resend(@PathVariable String id, ServerWebExchange exchange) {
        Mono<byte[]> corrected = RequestBody.optional(exchange.getRequest(), Intake.MAX_RECORD_BYTES,
                "record-too-large");
        return quarantine.find(id).switchIfEmpty(Mono.error(QuarantineEndpoint::notFound))
                .flatMap(entry -> entry.resolved()
                        ? Mono.error(alreadyResolved())
                        : Mono.zip(corrected.map(body -> lifted(body, entry)).defaultIfEmpty(entry.body()),
                                callers.caller())
                                .flatMap(both -> intake.acceptCloudEvent(both.getT1(),
                                        inTheNameOf(entry.source(), both.getT2()))))
                .flatMap(result -> noteResolved(id, result)).map(RecordsEndpoint::answer);
    }

    private static byte[] lifted(byte[] corrected, Quarantine.Entry entry) {
        try {
            return VeiledRecord.lifted(corrected, entry.body());
        } catch (VeiledRecord.NothingBehindException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "nothing-behind-veil", String.valueOf(e.getMessage()));
        }
    }

    /** Who corrects does not become a source, but sends for the one that the entry came from. */
    private static Caller inTheNameOf(@Nullable String source, Caller caller) {
        return new Caller(caller.name(), caller.roles(), caller.subjectRef(),
                Set.of(source == null ? Caller.ANY_SOURCE : source));
    }

    private Mono<RecordResult> noteResolved(String id, RecordResult result) {
        Long position = result.position();
        boolean recorded = result.status() == Status.RECORDED || result.status() == Status.DUPLICATE;
        return recorded && position != null ? quarantine.resolve(id, position).thenReturn(result) : Mono.just(result);
    }

    private static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "quarantine-entry-not-found",
                "there is no such quarantine entry");
    }

    private static ProblemException alreadyResolved() {
        return new ProblemException(HttpStatus.CONFLICT, "already-resolved",
                "the record of this entry has been recorded");
    }
}
