package org.serviceledger.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sending side against servers that break off, stop, refuse and come back. */
class RecordSenderTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n";
    private static final String RECORDED = "{\"status\":\"recorded\",\"position\":1}\n";
    private static final String PATIENT = "stop here without closing";

    private final Queue<String> script = new ArrayDeque<>();
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> held = Collections.synchronizedList(new ArrayList<>());
    private final ImportTally tally = new ImportTally(0);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    answer(server.accept());
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket socket : held) {
            socket.close();
        }
    }

    /** Reads a request whole, answers as the script says, and breaks off. */
    private void answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?si).*content-length: *(\\d+).*", "$1"));
        sizes.add((int) new String(in.readNBytes(length), StandardCharsets.UTF_8).lines().count());
        String answer = script.size() > 1 ? script.remove() : script.element();
        socket.getOutputStream().write(answer.replace(PATIENT, "").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        if (answer.endsWith(PATIENT)) {
            held.add(socket);
        } else {
            socket.close();
        }
    }

    private RecordSender sender(Duration patience) {
        return new RecordSender(URI.create("http://localhost:" + server.getLocalPort()), patience);
    }

    private static List<ImportFile.Line> chunk(int size) {
        List<ImportFile.Line> lines = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            lines.add(new ImportFile.Line(i, ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8)));
        }
        return lines;
    }

    @Test
    void what_was_not_answered_before_the_connection_broke_is_sent_again() throws Exception {
        // given servers that break off before a word, in the middle of an answer, and after a part of them
        script.addAll(List.of("", "HTTP/1.1 200 OK\r\nContent-Len", HEAD + RECORDED + "{\"status\":\"reco",
                HEAD + RECORDED + RECORDED, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
                HEAD + RECORDED));
        // when
        sender(Duration.ofSeconds(20)).send(chunk(4), tally);
        // then
        assertThat(sizes).containsExactly(4, 4, 4, 3, 1, 1);
        assertThat(tally.summary()).startsWith("4 records: 4 recorded");
    }

    @Test
    void a_record_that_the_ledger_could_not_take_now_is_sent_again() throws Exception {
        // given
        script.addAll(List.of(HEAD + RECORDED + "{\"status\":\"failed\",\"code\":\"unavailable\",\"detail\":\"d\"}\n",
                HEAD + RECORDED));
        // when
        sender(Duration.ofSeconds(20)).send(chunk(2), tally);
        // then
        assertThat(sizes).containsExactly(2, 1);
        assertThat(tally.summary()).startsWith("2 records: 2 recorded");
    }

    @Test
    void a_record_that_can_never_be_kept_is_not_sent_again() throws Exception {
        // given
        script.add(HEAD + "{\"status\":\"failed\",\"code\":\"record-too-large\",\"detail\":\"d\"}\n" + RECORDED);
        // when
        sender(Duration.ofSeconds(20)).send(chunk(2), tally);
        // then
        assertThat(sizes).containsExactly(2);
        assertThat(tally.unreadable()).isEqualTo(1);
    }

    @Test
    void a_server_that_stops_in_the_middle_of_an_answer_is_given_up_in_the_end() {
        // given
        script.addAll(List.of(HEAD + RECORDED + PATIENT, PATIENT));
        // when
        assertThatThrownBy(() -> sender(Duration.ofMillis(300)).send(chunk(2), tally)).isInstanceOf(IOException.class)
                .hasMessageContaining("gave up");
        // then
        assertThat(tally.summary()).startsWith("1 records: 1 recorded");
    }

    @Test
    void a_server_that_is_not_there_is_given_up_in_the_end() throws Exception {
        // given
        server.close();
        // then
        assertThatThrownBy(() -> sender(Duration.ofMillis(300)).send(chunk(1), tally)).isInstanceOf(IOException.class)
                .hasMessageContaining("gave up").hasMessageContaining(String.valueOf(server.getLocalPort()));
        assertThat(tally.total()).isZero();
    }

    @Test
    void a_refusal_is_said_at_once_with_what_the_server_said() {
        // given
        script.add("HTTP/1.1 415 Unsupported Media Type\r\nContent-Length: 11\r\n\r\nnot here at");
        // then
        assertThatThrownBy(() -> sender(Duration.ofSeconds(20)).send(chunk(1), tally)).isInstanceOf(IOException.class)
                .hasMessageContaining("415").hasMessageContaining("not here at");
        assertThat(sizes).hasSize(1);
    }

    @Test
    void an_address_that_is_none_is_said() {
        assertThatThrownBy(() -> new RecordSender(URI.create("localhost:8080")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--url");
    }
}
