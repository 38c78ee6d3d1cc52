package org.serviceledger.app;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A sender that does not take its answers is not read from any more, so nothing piles up in the server. */
@ExtendWith(SharedServer.class)
class SlowClientTest {

    private static final int LINES = 60_000;
    private static final int SMALL_BUFFER = 16 << 10;
    private static final Duration STANDSTILL = Duration.ofSeconds(2);
    /** Nobody's record: it is answered at length, and always with the same entry of the quarantine. */
    private static final String LINE = "{\"slow\":\"" + "x".repeat(1000) + "\"}\n";

    private final Http http;
    private final AtomicInteger sent = new AtomicInteger();

    SlowClientTest(Http http) {
        this.http = http;
    }

    @Test
    void a_stream_whose_answers_are_not_taken_is_read_on_only_when_they_are() throws Exception {
        try (Socket socket = new Socket()) {
            // given
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSendBufferSize(SMALL_BUFFER);
            socket.setSoTimeout((int) Http.PATIENCE.toMillis());
            String token = http.token();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            // when it sends and reads nothing
            Thread sender = Thread.ofVirtual().start(() -> send(socket, token));
            int stoodAt = standstill();
            // then it has to wait, after no more than the buffers on the way hold
            assertThat(stoodAt).isBetween(1, LINES - 1);
            // and once it takes its answers, every record has got one
            assertThat(answers(socket)).isEqualTo(LINES);
            sender.join();
        }
    }

    private int port() throws IOException, InterruptedException {
        return http.request("/").build().uri().getPort();
    }

    private void send(Socket socket, String token) {
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(),
                    StandardCharsets.US_ASCII));
            out.write("POST /api/v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: " + Http.NDJSON + "\r\nConnection: close\r\nContent-Length: "
                    + (long) LINES * LINE.length() + "\r\n\r\n");
            for (int i = 0; i < LINES; i++) {
                out.write(LINE);
                sent.incrementAndGet();
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much was sent when for some time nothing more could be. */
    private int standstill() throws Exception {
        int[] known = {-1};
        long[] since = {System.nanoTime()};
        Http.await("the sender to stand still", sent::get, now -> {
            if (now != known[0]) {
                known[0] = now;
                since[0] = System.nanoTime();
            }
            return now > 0 && System.nanoTime() - since[0] > STANDSTILL.toNanos();
        });
        return known[0];
    }

    private static int answers(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                StandardCharsets.UTF_8));
        int answers = 0;
        for (String line = in.readLine(); line != null; line = answers == LINES ? null : in.readLine()) {
            answers += line.contains("\"status\":\"quarantined\"") ? 1 : 0;
        }
        return answers;
    }
}
