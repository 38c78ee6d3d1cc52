package org.serviceledger.app.cli;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/** A file of records that is read bit by bit, whatever its size. */
abstract class ImportFile implements AutoCloseable {

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    /**
     * One record.
     *
     * @param number the line that it stands on; in an XES log that of its trace or event
     * @param json   the record as it is sent, without a line end
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(long number, byte[] json) {}

    /** Takes what of a file could not be read, while the reading goes on. */
    @FunctionalInterface
    interface Troubles {

        /**
         * @param line where it stands
         * @param what is wrong with it
         */
        void found(long line, String what);
    }

    private final Counting counting;
    private final long size;

    ImportFile(Counting counting, long size) {
        this.counting = counting;
        this.size = size;
    }

    /** Opens a file; gzip is recognised by its first bytes, XML by its first character. */
    static ImportFile open(Path path, Map<String, String> mapping, Troubles troubles) throws IOException {
        long size = Files.size(path);
        Counting counting = new Counting(Files.newInputStream(path));
        try {
            BufferedInputStream raw = new BufferedInputStream(counting, 1 << 16);
            raw.mark(2);
            boolean gzip = raw.read() == GZIP_1 && raw.read() == GZIP_2;
            raw.reset();
            BufferedInputStream text = gzip ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
            return firstCharacter(text) == '<'
                    ? new XesFile(text, counting, size, mapping, troubles)
                    : new NdjsonFile(text, counting, size, troubles);
        } catch (IOException e) {
            counting.close();
            throw e;
        }
    }

    private static int firstCharacter(BufferedInputStream text) throws IOException {
        text.mark(1024);
        int c = text.read();
        for (int i = 0; i < 1000 && (Character.isWhitespace(c) || c == 0xEF || c == 0xBB || c == 0xBF); i++) {
            c = text.read();
        }
        text.reset();
        return c;
    }

    /** The next record; null at the end. */
    abstract @Nullable Line next() throws IOException;

    long size() {
        return size;
    }

    long bytesRead() {
        return counting.count;
    }

    /** Counts what has been read of the file itself, which says how far a packed file is too. */
    static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count += c < 0 ? 0 : 1;
            return c;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    @Override
    public abstract void close() throws IOException;
}
