package org.serviceledger.command.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.command.decision.CommandService;
import org.serviceledger.command.decision.CommandService.Outcome;
import org.serviceledger.core.identity.CallerSource;

/** {@code POST /api/v1/commands/{name}}: asks the ledger itself to decide. */
@RestController
public final class CommandsEndpoint {

    private static final int MAX_BYTES = 64 << 10;

    private final CommandService commands;
    private final CallerSource callers;

    public CommandsEndpoint(CommandService commands, CallerSource callers) {
        this.commands = commands;
        this.callers = callers;
    }

    /** The events that a command led to. */
    public record Answer(List<CommandService.RecordedAs> events) {}

    /** Carries out a command; with an idempotency key, the same command sent again gets the first answer. */
    @PostMapping(path = "/api/v1/commands/{name}", produces = RecordsEndpoint.JSON)
    public Mono<ResponseEntity<Answer>> carryOut(@PathVariable String name, ServerHttpRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > 200 || key.chars().anyMatch(c -> c < 0x21 || c > 0x7e))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-idempotency-key",
                    "Idempotency-Key has 1 to 200 visible ASCII characters");
        }
        Mono<byte[]> body = RequestBody.required(request, MAX_BYTES, "content-too-large");
        return Mono.zip(body, callers.caller())
                .flatMap(both -> commands.carryOut(name, both.getT1(), both.getT2(), key))
                .map(outcome -> switch (outcome) {
                    case Outcome.Done done -> ResponseEntity.status(HttpStatus.CREATED).body(new Answer(done.events()));
                    case Outcome.RefusedByRule refused -> throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT,
                            refused.refusal().code(), refused.refusal().zh() + " " + refused.refusal().en())
                            .with("zh", refused.refusal().zh()).with("en", refused.refusal().en());
                    case Outcome.Forbidden ignored -> throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden",
                            "you may not give this command, or not about this");
                    case Outcome.Lost ignored -> throw new ProblemException(HttpStatus.CONFLICT, "concurrent-decision",
                            "somebody else decided at the same moment; look at the case and try again");
                    case Outcome.KeyReused ignored -> throw new ProblemException(HttpStatus.CONFLICT,
                            "idempotency-key-reused", "this Idempotency-Key was used for another command");
                    case Outcome.Unknown ignored -> throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-command",
                            "there is no command " + name);
                    case Outcome.Malformed malformed -> throw new ProblemException(HttpStatus.BAD_REQUEST,
                            "malformed-command", malformed.detail());
                });
    }
}
