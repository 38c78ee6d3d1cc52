package org.serviceledger.command.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** Cuts a streamed body into lines, without ever holding more than one line and one buffer. */
final class NdjsonLines {

    private NdjsonLines() {}

    /**
     * The lines that are not blank, without their line ends; the last one need not have one. One
     * buffer of the body is asked for at a time, when its forerunner's lines have been taken.
     *
     * @param limit most bytes of a line; of a longer one the first {@code limit + 1} bytes are given, by which it is
     *              told, and the rest is not kept
     */
    static Flux<byte[]> of(Flux<DataBuffer> body, int limit) {
        return Flux.defer(() -> {
            Cutter cutter = new Cutter(limit);
            return body.concatMapIterable(cutter::cut, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(cutter.rest())))
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    private static final class Cutter {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final int most;

        Cutter(int limit) {
            this.most = limit + 1;
        }

        List<byte[]> cut(DataBuffer buffer) {
            List<byte[]> lines = new ArrayList<>();
            byte[] bytes = RecordsEndpoint.bytes(buffer);
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    take(bytes, start, i);
                    lines.addAll(rest());
                    start = i + 1;
                }
            }
            take(bytes, start, bytes.length);
            return lines;
        }

        private void take(byte[] bytes, int from, int to) {
            line.write(bytes, from, Math.min(to - from, most - line.size()));
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
