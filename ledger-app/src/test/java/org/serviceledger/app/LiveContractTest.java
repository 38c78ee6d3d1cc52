package org.serviceledger.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams: what is recorded shows on connections that are open, and none of it twice. */
@ExtendWith(SharedServer.class)
class LiveContractTest {

    private final Http http;

    LiveContractTest(Http http) {
        this.http = http;
    }

    @Test
    void a_history_event_is_what_the_history_shows() throws Exception {
        // given
        http.record(Http.submitted("live-1", "LIVE-1", "MOBILE"));
        // when
        try (Sse stream = new Sse(http, "/api/v1/cases/LIVE-1/history/stream", null)) {
            Sse.Event event = stream.next();
            // then
            JsonNode item = http.json("/api/v1/cases/LIVE-1/history").get("items").get(0);
            assertThat(event.name()).isEqualTo("record");
            assertThat(event.id()).isEqualTo(item.get("position").asString());
            assertThat(event.json()).isEqualTo(item);
        }
    }

    @Test
    void a_stream_of_a_case_that_is_not_there_yet_begins_with_its_first_event() throws Exception {
        // given
        try (Sse stream = new Sse(http, "/api/v1/cases/LIVE-2/history/stream", null)) {
            // when
            http.record(Http.submitted("live-2", "LIVE-2", "MOBILE"));
            // then
            assertThat(stream.next().json().get("id").asString()).isEqualTo("live-2");
        }
    }

    @Test
    void a_reader_that_comes_back_again_and_again_sees_everything_once() throws Exception {
        // given a writer that goes on all the while
        int events = 60;
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < events; i++) {
                try {
                    http.record(Http.fact("ReviewStepCompleted", "live-3-" + i, "LIVE-3",
                            "2026-03-16T10:00:00+08:00", "", "{\"caseNo\":\"LIVE-3\",\"stepName\":\"s\"}"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        // when
        String last = null;
        for (int seen = 0; seen < events;) {
            try (Sse stream = new Sse(http, "/api/v1/cases/LIVE-3/history/stream", last)) {
                for (int i = 0; i < 7 && seen < events; i++, seen++) {
                    Sse.Event event = stream.next();
                    // then
                    assertThat(event.json().get("id").asString()).isEqualTo("live-3-" + seen);
                    last = event.id();
                }
            }
        }
        writer.join();
    }

    @Test
    void a_place_that_is_none_is_a_problem_and_no_stream() throws Exception {
        Problem.check(http.get("/api/v1/cases/LIVE-1/history/stream?lastEventId=yesterday"), 400, "bad-parameter");
    }

    @Test
    void rates_move_on_an_open_connection() throws Exception {
        try (Sse stream = new Sse(http, "/api/v1/rates/stream?metric=online-take-up", null)) {
            // given
            Sse.Event now = stream.next();
            assertThat(now.name()).isEqualTo("rates");
            long before = now.json().get("items").get(0).get("denominator").asLong();
            // when
            http.record(Http.submitted("live-4", "LIVE-4", "PC"));
            // then
            JsonNode row;
            do {
                row = stream.next().json().get("items").get(0);
            } while (row.get("denominator").asLong() <= before);
            assertThat(row.get("metric").asString()).isEqualTo("online-take-up");
        }
    }

    @Test
    void a_board_shows_a_call_on_an_open_connection() throws Exception {
        String ticket = "\",\"hallId\":\"LIVE-HALL\",\"queue\":\"A\",\"number\":\"A007\"";
        try (Sse stream = new Sse(http, "/api/v1/halls/LIVE-HALL/board/stream", null)) {
            // given
            assertThat(stream.next().json().get("waiting").asInt()).isZero();
            // when
            http.record(Http.fact("QueueTicketTaken", "live-5", "LIVE-T", "2026-03-16T09:00:00+08:00", "",
                    "{\"ticketId\":\"LIVE-T" + ticket + "}"));
            http.record(Http.fact("QueueTicketCalled", "live-6", "LIVE-T", "2026-03-16T09:10:00+08:00", "",
                    "{\"ticketId\":\"LIVE-T" + ticket + ",\"window\":\"3\"}"));
            // then
            JsonNode board;
            do {
                board = stream.next().json();
            } while (board.get("windows").isEmpty());
            assertThat(board.get("windows").get(0).get("number").asString()).isEqualTo("A007");
            assertThat(board.get("waitP50Seconds").asInt()).isEqualTo(600);
        }
    }

    @Test
    void a_history_is_read_page_by_page_without_loss() throws Exception {
        // given
        for (int i = 0; i < 7; i++) {
            http.record(Http.fact("ReviewStepCompleted", "live-7-" + i, "LIVE-7", "2026-03-16T10:00:00+08:00", "",
                    "{\"caseNo\":\"LIVE-7\",\"stepName\":\"s\"}"));
        }
        // when
        StringBuilder ids = new StringBuilder();
        String cursor = "";
        do {
            JsonNode page = http.json("/api/v1/cases/LIVE-7/history?limit=3" + cursor);
            page.get("items").forEach(item -> ids.append(item.get("id").asString()).append(' '));
            cursor = page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asString();
        } while (cursor != null);
        // then
        assertThat(ids).hasToString(
                "live-7-0 live-7-1 live-7-2 live-7-3 live-7-4 live-7-5 live-7-6 ");
        Problem.check(http.get("/api/v1/cases/LIVE-7/history?limit=0"), 400, "bad-parameter");
        Problem.check(http.get("/api/v1/cases/LIVE-7/history?cursor=x"), 400, "bad-parameter");
    }
}
