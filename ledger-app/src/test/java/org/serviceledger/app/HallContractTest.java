package org.serviceledger.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The halls' boards over HTTP: everything a screen shows, in whatever order the facts arrive. */
@ExtendWith(SharedServer.class)
class HallContractTest {

    private static final String HALL = "HALL-CT";

    private final Http http;
    private final Http visitor;

    HallContractTest(Http http) {
        this.http = http;
        this.visitor = http.as("");
    }

    private static String fact(String type, String ticket, String time, String window) {
        return Http.fact(type, "hct-" + type + "-" + ticket + "-" + time, HALL + ticket,
                "2026-03-16T" + time + "+08:00", "",
                """
                        {"ticketId":"%s","hallId":"%s","queue":"%s","number":"%s","caseNo":"HCT-CASE"%s}"""
                        .formatted(HALL + ticket, HALL, ticket.substring(0, 1), ticket,
                                window.isEmpty() ? "" : ",\"window\":\"" + window + "\""));
    }

    private JsonNode board() throws Exception {
        return visitor.json("/api/v1/halls/" + HALL + "/board");
    }

    @Test
    void a_board_says_who_waits_where_who_is_served_and_how_long_it_takes() throws Exception {
        // given a morning, told in any order
        List<String> facts = new ArrayList<>(List.of(fact("QueueTicketTaken", "A001", "09:00:00", ""),
                fact("QueueTicketCalled", "A001", "09:04:00", "1"),
                fact("WindowServiceStarted", "A001", "09:05:00", "1"),
                fact("WindowServiceEnded", "A001", "09:15:00", "1"),
                fact("QueueTicketTaken", "A002", "09:01:00", ""), fact("QueueTicketCalled", "A002", "09:16:00", "1"),
                fact("WindowServiceStarted", "A002", "09:17:00", "1"),
                fact("QueueTicketTaken", "A003", "09:02:00", ""), fact("QueueTicketCalled", "A003", "09:08:00", "2"),
                fact("QueueTicketMissed", "A003", "09:10:00", "2"), fact("QueueTicketRequeued", "A003", "09:30:00", ""),
                fact("QueueTicketTaken", "A004", "09:20:00", ""), fact("QueueTicketTaken", "B001", "09:21:00", ""),
                fact("QueueTicketAbandoned", "B001", "09:40:00", ""),
                fact("QueueTicketTaken", "A005", "09:03:00", ""),
                fact("QueueTicketCalled", "A005", "09:50:00", "2")));
        facts.add(Http.fact("HallRegistered", "hct-hall", HALL, "2026-01-05T09:00:00+08:00", "",
                "{\"hallId\":\"" + HALL + "\",\"name\":\"云州市政务服务中心\"}"));
        Collections.shuffle(facts, new Random(7));
        for (String fact : facts) {
            assertThat(http.record(fact).statusCode()).isIn(200, 201);
        }
        http.viewsFollow();
        // then
        JsonNode board = board();
        assertThat(board.get("hallName").asString()).isEqualTo("云州市政务服务中心");
        assertThat(board.get("called").asInt()).isEqualTo(4);
        assertThat(board.get("waiting").asInt()).isEqualTo(2);
        assertThat(board.get("abandoned").asInt()).isEqualTo(1);
        assertThat(board.get("served").asInt()).isEqualTo(1);
        assertThat(board.get("serving").asInt()).isEqualTo(1);
        assertThat(board.get("missed").asInt()).isEqualTo(1);
        assertThat(board.get("requeued").asInt()).isEqualTo(1);
        // waits of 4, 6, 15 and 47 minutes
        assertThat(board.get("waitP50Seconds").asInt()).isEqualTo(360);
        assertThat(board.get("waitP90Seconds").asInt()).isEqualTo(47 * 60);
        assertThat(board.get("servingP50Seconds").asInt()).isEqualTo(600);
        assertThat(board.get("next")).extracting(one -> one.get("number").asString()).containsExactly("A004", "A003");
        assertThat(board.get("recentCalls").get(0).get("number").asString()).isEqualTo("A005");
        assertThat(board.get("windows")).extracting(window -> window.get("window").asString() + " "
                + window.get("state").asString() + " " + window.get("number").asString() + " "
                + window.get("since").asString().substring(11, 16))
                .containsExactly("1 SERVING A002 09:17", "2 CALLING A005 09:50");
        assertThat(board.get("queues")).extracting(queue -> queue.get("queue").asString() + queue.get("waiting"))
                .containsExactly("A2", "B0");
        assertThat(visitor.json("/api/v1/halls").get("items"))
                .anyMatch(hall -> hall.get("hallId").asString().equals(HALL) && hall.get("served").asInt() == 1);
        // and whoever holds a ticket learns how many are ahead, and nobody learns of a case
        JsonNode ticket = visitor.json("/api/v1/halls/" + HALL + "/ticket?number=A003");
        assertThat(ticket.get("ahead").asInt()).isEqualTo(1);
        assertThat(ticket.get("stage").asString()).isEqualTo("WAITING");
        assertThat(ticket.toString()).doesNotContain("HCT-CASE");
        Problem.check(visitor.get("/api/v1/halls/" + HALL + "/ticket?number=Z999"), 404, "ticket-not-found");
        Problem.check(visitor.get("/api/v1/halls/" + HALL + "/ticket"), 400, "bad-parameter");
    }

    @Test
    void a_registered_hall_is_shown_by_its_name_and_with_all_its_queues() throws Exception {
        // given
        http.record(Http.fact("HallRegistered", "hct-registered", "HALL-NAMED", "2026-01-05T09:00:00+08:00", "",
                "{\"hallId\":\"HALL-NAMED\",\"name\":\"云东区政务服务中心\",\"queues\":[\"A 户政、出入境\",\"B\"]}"));
        // when
        JsonNode board = Http.await("the hall", () -> visitor.json("/api/v1/halls/HALL-NAMED/board"),
                found -> !found.get("hallName").isNull());
        // then
        assertThat(board.get("hallName").asString()).isEqualTo("云东区政务服务中心");
        assertThat(board.get("queues").size()).isEqualTo(2);
        assertThat(board.get("queues").get(0).get("queue").asString()).isEqualTo("A");
        assertThat(board.get("queues").get(0).get("purpose").asString()).isEqualTo("户政、出入境");
        assertThat(board.get("queues").get(1).get("purpose").asString()).isEmpty();
        assertThat(board.get("queues").get(1).get("waiting").asInt()).isZero();
    }
}
