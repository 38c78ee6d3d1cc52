package org.serviceledger.app.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A file with one record a line. */
final class NdjsonFile extends ImportFile {

    /** The server takes no larger record. */
    private static final int MAX_LINE = 256 << 10;

    private final BufferedInputStream in;
    private long number;

    NdjsonFile(BufferedInputStream in, Counting counting, long size) {
        super(counting, size);
        this.in = in;
    }

    @Override
    @Nullable
    Line next() throws IOException {
        while (true) {
            byte[] line = readLine();
            if (line == null) {
                return null;
            }
            number++;
            if (!new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                return new Line(number, line);
            }
        }
    }

    private byte @Nullable [] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.size() == MAX_LINE) {
                throw new IOException("line " + (number + 1) + " is longer than " + MAX_LINE + " bytes");
            }
            line.write(c);
            c = in.read();
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
