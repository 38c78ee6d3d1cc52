package org.serviceledger.benchmarks.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP connection that costs the machine next to nothing, since the load shares the two
 * cores with the server.
 */
final class Connection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 120_000;
    private static final int BUFFER = 1 << 16;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private final String token;

    Connection(int port, String token) throws IOException {
        socket.connect(new InetSocketAddress("localhost", port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.token = token;
    }

    /** Sends one record and waits for its answer; returns the HTTP status. */
    int post(byte[] record) throws IOException {
        head("application/cloudevents+json", "Content-Length: " + record.length);
        out.write(record);
        out.flush();
        int status = status();
        in.skipNBytes(bodyLength());
        return status;
    }

    /** Begins a stream of records. */
    void begin() throws IOException {
        head("application/x-ndjson", "Transfer-Encoding: chunked");
        out.flush();
    }

    /** Sends a piece of the stream. */
    void send(byte[] piece) throws IOException {
        out.write(ascii(Integer.toHexString(piece.length) + "\r\n"));
        out.write(piece);
        out.write(ascii("\r\n"));
        out.flush();
    }

    /** Ends the stream. */
    void end() throws IOException {
        out.write(ascii("0\r\n\r\n"));
        out.flush();
    }

    /** The next line of the answer, chunk sizes and headers included; null at its end. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void head(String contentType, String length) throws IOException {
        out.write(ascii("POST /api/v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + contentType + "\r\n" + length + "\r\n\r\n"));
    }

    private int status() throws IOException {
        return Integer.parseInt(line().substring(9, 12));
    }

    private long bodyLength() throws IOException {
        long length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        return length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
