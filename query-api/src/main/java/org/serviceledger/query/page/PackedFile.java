package org.serviceledger.query.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A file that never changes, packed once and not for every reader: the library of charts alone costs a quarter of a
 * second each time.
 *
 * @param plain  for those who cannot unpack it
 * @param packed with gzip
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared, and large
record PackedFile(MediaType type, byte[] plain, byte[] packed) {

    static PackedFile of(MediaType type, byte[] plain) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                gzip.write(plain);
            }
            return new PackedFile(type, plain, packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    Mono<ServerResponse> answer(ServerRequest request, ServerResponse.BodyBuilder response) {
        boolean unpacks = request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
                .anyMatch(encodings -> encodings.contains("gzip"));
        response.contentType(type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("X-Content-Type-Options", "nosniff");
        return unpacks
                ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(packed)
                : response.bodyValue(plain);
    }
}
