package org.serviceledger.command.http;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads the whole body of a request, up to a limit. */
final class RequestBody {

    private RequestBody() {}

    /**
     * The body; empty when the request has none.
     *
     * @param limit most bytes
     * @param code  of the 413 problem beyond them
     */
    static Mono<byte[]> optional(ServerHttpRequest request, int limit, String code) {
        return DataBufferUtils.join(request.getBody(), limit)
                .onErrorMap(DataBufferLimitException.class,
                        e -> new ProblemException(HttpStatus.CONTENT_TOO_LARGE, code,
                                "the body has more than " + limit + " bytes"))
                .map(RecordsEndpoint::bytes).filter(bytes -> bytes.length > 0);
    }

    /** As {@link #optional}; a 400 problem {@code empty-body} when there is none. */
    static Mono<byte[]> required(ServerHttpRequest request, int limit, String code) {
        return optional(request, limit, code).switchIfEmpty(Mono.error(RequestBody::empty));
    }

    static ProblemException empty() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "empty-body", "the request has no body");
    }
}
