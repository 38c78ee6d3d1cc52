package org.serviceledger.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** A file with one record a line. A line that is no JSON is sent all the same: the quarantine keeps it whole. */
final class NdjsonFile extends ImportFile {

    /** The server takes no larger record. */
    private static final int MAX_LINE = 256 << 10;

    private final InputStream in;
    private final Troubles troubles;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long number;

    NdjsonFile(InputStream in, Counting counting, long size, Troubles troubles) {
        super(counting, size);
        this.in = in;
        this.troubles = troubles;
    }

    @Override
    @Nullable
    Line next() throws IOException {
        while (filled()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            boolean whole = readLine(line);
            number++;
            if (!whole) {
                troubles.found(number, "longer than " + MAX_LINE + " bytes");
            } else if (!isBlank(line)) {
                return new Line(number, line.toByteArray());
            }
        }
        return null;
    }

    /** Reads up to a line's end; false when the line is too long, and then only its beginning was kept. */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        boolean whole = true;
        while (filled()) {
            int at = next;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            whole &= line.size() + at - next <= MAX_LINE;
            if (whole) {
                line.write(buffer, next, at - next);
            }
            next = at + 1;
            if (at < end) {
                return whole;
            }
        }
        return whole;
    }

    /** Whether there is something to be read in the buffer; false at the end of the file. */
    private boolean filled() throws IOException {
        if (next < end) {
            return true;
        }
        try {
            end = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            throw new IOException("the file cannot be read on after line " + number + ": " + e.getMessage(), e);
        }
        next = 0;
        return end > 0;
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() == 0 || line.toString(StandardCharsets.ISO_8859_1).isBlank();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
