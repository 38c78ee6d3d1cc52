package org.serviceledger.command.http;

import java.io.ByteArrayOutputStream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the whole body of a request, up to a limit. */
final class RequestBody {

    private RequestBody() {}

    /**
     * The body's pieces as they come.
     *
     * @throws ProblemException as an error of the flux, 415 {@code unsupported-content-encoding}, when they are packed
     */
    static Flux<DataBuffer> pieces(ServerHttpRequest request) {
        String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")
                ? request.getBody()
                : Flux.error(() -> new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-content-encoding", "bodies are taken unpacked only, without Content-Encoding"));
    }

    /**
     * The body; empty when the request has none.
     *
     * @param limit most bytes
     * @param code  of the 413 problem beyond them
     */
    static Mono<byte[]> optional(ServerHttpRequest request, int limit, String code) {
        // Each buffer is copied and given back at once. Joined buffers of a body beyond the limit were given
        // back twice, which may hand memory that is in use to somebody else's request.
        return pieces(request).map(RecordsEndpoint::bytes)
                .collect(ByteArrayOutputStream::new, (body, bytes) -> {
                    if (body.size() + bytes.length > limit) {
                        throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, code,
                                "the body has more than " + limit + " bytes");
                    }
                    body.writeBytes(bytes);
                }).map(ByteArrayOutputStream::toByteArray).filter(bytes -> bytes.length > 0);
    }

    /** As {@link #optional}; a 400 problem {@code empty-body} when there is none. */
    static Mono<byte[]> required(ServerHttpRequest request, int limit, String code) {
        return optional(request, limit, code).switchIfEmpty(Mono.error(RequestBody::empty));
    }

    static ProblemException empty() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "empty-body", "the request has no body");
    }
}
