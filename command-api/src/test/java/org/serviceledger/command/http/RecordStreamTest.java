package org.serviceledger.command.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.intake.RecordResult;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.ledger.LedgerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.command.Desk.closed;

class RecordStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LINES = 5000;
    private final HttpDesk desk = new HttpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void five_thousand_lines_are_answered_in_their_order_however_they_are_cut() {
        // given
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            body.append(i % 11 == 3 ? "{\"no\":" + i : closed("r" + i, "办件" + i % 9))
                    .append(i % 2 == 0 ? "\n" : "\r\n");
            body.append(i % 13 == 0 ? "\n  \n" : "");
        }
        body.setLength(body.length() - 2);

        // when
        List<JsonNode> answers = answers(post(cut(body.toString(), 7)));

        // then
        assertThat(answers).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            JsonNode answer = answers.get(i);
            assertThat(answer.get("status").stringValue()).isEqualTo(i % 11 == 3 ? "quarantined" : "recorded");
            assertThat(answer.get("id").asString("none")).isEqualTo(i % 11 == 3 ? "none" : "r" + i);
        }
        assertThat(desk.desk().recorded()).hasSize(LINES);
    }

    @Test
    void a_line_that_is_too_long_fails_alone_and_the_next_one_is_taken() {
        String body = closed("a", "C1") + "\n" + closed("b", "C1", "x".repeat(600 << 10)) + "\n" + closed("c", "C1");
        List<JsonNode> answers = answers(post(cut(body, 1)));
        assertThat(answers).extracting(a -> a.get("status").stringValue()).containsExactly("recorded", "failed",
                "recorded");
        assertThat(answers.get(1).get("code").stringValue()).isEqualTo("record-too-large");
    }

    @Test
    void a_ledger_that_fails_ends_the_stream_with_a_line_that_says_so() {
        // given
        desk.desk().gate().failNext(new LedgerException.Unavailable("away", null));

        // when
        List<JsonNode> answers = answers(post(cut(closed("a", "C1") + "\n", 1)));

        // then
        assertThat(answers).extracting(a -> a.get("status").stringValue()).containsExactly("failed", "failed");
        assertThat(answers.getLast().get("id").isNull()).isTrue();
        assertThat(answers.getLast().get("code").stringValue()).isEqualTo("unavailable");
    }

    @Test
    void a_line_is_answered_before_the_next_one_is_sent() {
        // given: a real server
        DisposableServer server = HttpServer.create().port(0).handle(new ReactorHttpHandlerAdapter(desk.handler()))
                .bindNow(PATIENCE);
        Sinks.Many<ByteBuf> lines = Sinks.many().unicast().onBackpressureBuffer();
        try {
            Flux<String> answers = HttpClient.create().port(server.port())
                    .headers(h -> h.set("Content-Type", "application/x-ndjson")).post().uri("/api/v1/records")
                    .send((request, out) -> out.send(lines.asFlux(), line -> true))
                    .responseContent().asString(StandardCharsets.UTF_8);

            // then
            StepVerifier.create(answers).then(() -> send(lines, closed("a", "C1") + "\n"))
                    .assertNext(line -> assertThat(line).contains("\"id\":\"a\"").endsWith("\n"))
                    .then(() -> send(lines, "rubbish\n"))
                    .assertNext(line -> assertThat(line).contains("quarantined").endsWith("\n"))
                    .then(() -> send(lines, closed("b", "C1"))).then(lines::tryEmitComplete)
                    .assertNext(line -> assertThat(line).contains("\"id\":\"b\"")).expectComplete().verify(PATIENCE);
        } finally {
            server.disposeNow(PATIENCE);
        }
    }

    @Test
    void a_ledger_that_stands_still_leaves_the_body_unread() {
        // given: one line a buffer
        desk.desk().gate().shut();
        AtomicLong read = new AtomicLong();
        Flux<DataBuffer> body = Flux.range(0, LINES).map(i -> buffer(closed("r" + i, "C1") + "\n"))
                .doOnNext(b -> read.incrementAndGet());
        MockServerWebExchange exchange = MockServerWebExchange
                .from(MockServerHttpRequest.post("/api/v1/records").body(body));
        List<RecordResult> answers = new ArrayList<>();

        // when
        StepVerifier
                .create(new RecordsEndpoint(desk.desk().intake(), HttpDesk.ANYBODY).stream(exchange)
                        .doOnNext(answers::add).then())
                .then(() -> {
                    // then: what may wait, and what is being cut
                    assertThat(read.get()).isBetween(64L, 64L + 3);
                    desk.desk().gate().release();
                }).expectComplete().verify(PATIENCE);
        assertThat(answers).hasSize(LINES).extracting(RecordResult::status).containsOnly(Status.RECORDED);
    }

    private static void send(Sinks.Many<ByteBuf> lines, String text) {
        lines.tryEmitNext(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)).orThrow();
    }

    private String post(Flux<DataBuffer> body) {
        byte[] answer = desk.client().post().uri("/api/v1/records").contentType(MediaType.APPLICATION_NDJSON)
                .body(body, DataBuffer.class).exchange().expectStatus().isOk().expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON).expectBody().returnResult().getResponseBody();
        return new String(answer == null ? new byte[0] : answer, StandardCharsets.UTF_8);
    }

    private static List<JsonNode> answers(String body) {
        return body.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    /** The text in pieces of random length, which cut lines and characters anywhere. */
    private static Flux<DataBuffer> cut(String text, long seed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        List<DataBuffer> buffers = new ArrayList<>();
        for (int at = 0; at < bytes.length;) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(3000));
            buffers.add(DefaultDataBufferFactory.sharedInstance.wrap(java.util.Arrays.copyOfRange(bytes, at,
                    at + length)));
            at += length;
        }
        return Flux.fromIterable(buffers);
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
