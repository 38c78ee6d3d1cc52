package org.serviceledger.command.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;

/** Cuts a streamed body into lines, without ever holding more than one line and one buffer. */
final class NdjsonLines {

    private NdjsonLines() {}

    /**
     * The lines that are not blank, without their line ends.
     *
     * @param limit most bytes of a line; a longer one ends the stream with a problem
     */
    static Flux<byte[]> of(Flux<DataBuffer> body, int limit) {
        return Flux.defer(() -> {
            Cutter cutter = new Cutter(limit);
            return body.concatMapIterable(cutter::cut, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(cutter.rest())));
        });
    }

    private static final class Cutter {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final int limit;

        Cutter(int limit) {
            this.limit = limit;
        }

        List<byte[]> cut(DataBuffer buffer) {
            List<byte[]> lines = new ArrayList<>();
            try {
                byte[] bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                int start = 0;
                for (int i = 0; i < bytes.length; i++) {
                    if (bytes[i] == '\n') {
                        take(bytes, start, i);
                        lines.addAll(rest());
                        start = i + 1;
                    }
                }
                take(bytes, start, bytes.length);
            } finally {
                DataBufferUtils.release(buffer);
            }
            return lines;
        }

        private void take(byte[] bytes, int from, int to) {
            if (line.size() + to - from > limit) {
                throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "record-too-large",
                        "a record has at most " + limit + " bytes");
            }
            line.write(bytes, from, to - from);
        }

        /** The line gathered so far, unless it is blank. */
        List<byte[]> rest() {
            byte[] bytes = line.toByteArray();
            line.reset();
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return List.of(bytes);
                }
            }
            return List.of();
        }
    }
}
