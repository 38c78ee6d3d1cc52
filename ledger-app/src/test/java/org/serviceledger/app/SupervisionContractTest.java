package org.serviceledger.app;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Supervision over HTTP: the board of lights, orders to act, calendars and what they move. */
@ExtendWith(SharedServer.class)
class SupervisionContractTest {

    private final Http http;

    SupervisionContractTest(Http http) {
        this.http = http;
    }

    private void record(String type, String id, String subject, String time, String data) throws Exception {
        assertThat(http.record(Http.fact(type, id, subject, time, ",\"channel\":\"PC\"", data)).statusCode())
                .as(type + " " + id).isIn(200, 201);
    }

    private void licence(String item) throws Exception {
        // the calendar that all tests of the shared server count by
        record("CalendarPublished", "clock-2026", "2026", "2025-11-04T12:00:00+08:00", """
                {"year":2026,"offDays":["2026-04-05","2026-04-06"],"workDays":[],"document":"国办发明电"}""");
        record("ServiceItemPublished", item + "-v1", item, "2018-01-05T09:00:00+08:00",
                """
                        {"itemCode":"%s","name":"许可","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY",
                        "region":"998100000000","department":"DEPT-%s","departmentName":"市场局",
                        "promisedLimit":{"value":5,"unit":"WORKING_DAY"},"legalLimit":{"value":20,"unit":"WORKING_DAY"},
                        "online":true,"version":1,"validFrom":"2018-01-01"}"""
                        .formatted(item, item));
    }

    private void accepted(String caseNo, String item, String time) throws Exception {
        record("ApplicationSubmitted", caseNo + "-s", caseNo, time,
                "{\"caseNo\":\"%s\",\"itemCode\":\"%s\",\"queryCode\":\"123456\"}".formatted(caseNo, item));
        record("ApplicationAccepted", caseNo + "-a", caseNo, time, "{\"caseNo\":\"%s\"}".formatted(caseNo));
    }

    private HttpResponse<String> command(Http by, String name, String body) throws Exception {
        return by.post("/api/v1/commands/" + name, "application/json", body);
    }

    private static List<String> members(JsonNode list, String member) {
        List<String> found = new ArrayList<>();
        list.forEach(item -> found.add(item.path(member).asString("")));
        return found;
    }

    @Test
    void the_board_shows_open_cases_that_are_yellow_or_red_with_their_warnings() throws Exception {
        // given a case long past its day, one that is closed, and one of another department
        licence("SUP-I1");
        licence("SUP-I2");
        accepted("SUP-1", "SUP-I1", "2026-03-02T10:00:00+08:00");
        accepted("SUP-2", "SUP-I1", "2026-03-02T10:00:00+08:00");
        record("CaseClosed", "SUP-2-c", "SUP-2", "2026-05-04T10:00:00+08:00", "{\"caseNo\":\"SUP-2\"}");
        accepted("SUP-3", "SUP-I2", "2026-03-02T10:00:00+08:00");
        http.viewsFollow();
        // then
        String board = "/api/v1/supervision?department=DEPT-SUP-I1";
        JsonNode list = Http.await("the warnings", () -> http.json(board), found -> found.get("items").size() == 1
                && found.get("items").get(0).get("warnings").size() >= 3);
        JsonNode found = list.get("items").get(0);
        assertThat(found.get("caseNo").asString()).isEqualTo("SUP-1");
        assertThat(found.get("light").asString()).isEqualTo("LEGAL_RED");
        assertThat(members(found.get("warnings"), "level")).contains("YELLOW", "RED", "LEGAL_RED");
        assertThat(members(found.get("warnings"), "rule")).contains("light-yellow", "light-red", "light-legal-red")
                .doesNotHaveDuplicates();
        assertThat(members(found.get("warnings"), "zh")).contains("承诺超期");
        assertThat(members(found.get("warnings"), "superseded")).containsOnly("false");
        // and by region and light, a page at a time
        assertThat(members(http.json("/api/v1/supervision?region=9981&light=LEGAL_RED&item=SUP-I1,SUP-I2")
                .get("items"), "caseNo")).containsExactlyInAnyOrder("SUP-1", "SUP-3");
        assertThat(http.json(board + "&light=GREEN").get("items").size()).isZero();
        JsonNode first = http.json("/api/v1/supervision?item=SUP-I1,SUP-I2&limit=1");
        JsonNode second = http.json("/api/v1/supervision?item=SUP-I1,SUP-I2&limit=1&cursor="
                + first.get("nextCursor").asString());
        assertThat(List.of(first.get("items").get(0).get("caseNo").asString(),
                second.get("items").get(0).get("caseNo").asString())).containsExactlyInAnyOrder("SUP-1", "SUP-3");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        Problem.check(http.get("/api/v1/supervision?state=LOST"), 400, "bad-parameter");
    }

    @Test
    void an_order_is_issued_answered_and_closed_and_shown_with_the_case_but_not_to_the_applicant() throws Exception {
        // given
        licence("SUP-I4");
        accepted("SUP-4", "SUP-I4", "2026-03-02T10:00:00+08:00");
        String today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        String order = "{\"caseNo\":\"SUP-4\",\"content\":\"请说明超期原因\",\"department\":\"DEPT-SUP-I4\",\"dueOn\":\"%s\"}"
                .formatted(today);
        // when only an inspector may
        Problem.check(command(http.as("clerk"), "IssueSupervisionOrder", order), 403, "forbidden");
        assertThat(command(http.as("inspector"), "IssueSupervisionOrder", order).statusCode()).isEqualTo(201);
        Problem.check(command(http.as("inspector"), "IssueSupervisionOrder", order), 422, "order-still-open");
        // then
        String open = "/api/v1/supervision?state=ISSUED,ANSWERED&item=SUP-I4";
        JsonNode board = Http.await("the order", () -> http.json(open), found -> found.get("items").size() == 1);
        JsonNode shown = board.get("items").get(0).get("orders").get(0);
        assertThat(shown.get("state").asString()).isEqualTo("ISSUED");
        assertThat(shown.get("content").asString()).isEqualTo("请说明超期原因");
        assertThat(shown.get("overdue").asBoolean()).isFalse();
        // when
        String number = shown.get("orderNo").asString();
        String answer = "{\"caseNo\":\"SUP-4\",\"orderNo\":\"%s\",\"answer\":\"已办理\"}".formatted(number);
        String close = "{\"caseNo\":\"SUP-4\",\"orderNo\":\"%s\",\"result\":\"属实\"}".formatted(number);
        Problem.check(command(http.as("inspector"), "CloseSupervisionOrder", close), 422, "order-not-answered");
        assertThat(command(http.as("clerk"), "AnswerSupervisionOrder", answer).statusCode()).isEqualTo(201);
        assertThat(command(http.as("inspector"), "CloseSupervisionOrder", close).statusCode()).isEqualTo(201);
        Problem.check(command(http.as("clerk"), "AnswerSupervisionOrder", answer), 422, "order-closed");
        // then
        JsonNode file = Http.await("the closing", () -> http.as("inspector").json("/api/v1/cases/SUP-4"),
                found -> found.get("orders").size() == 1
                        && found.get("orders").get(0).get("state").asString().equals("CLOSED"));
        assertThat(file.get("orders").get(0).get("answer").asString()).isEqualTo("已办理");
        assertThat(http.json(open).get("items").size()).isZero();
        HttpResponse<String> lookedUp = http.as("").post("/api/v1/case-lookup", "application/json",
                "{\"caseNo\":\"SUP-4\",\"queryCode\":\"123456\"}");
        JsonNode own = Http.json(lookedUp);
        assertThat(own.get("caseNo").asString()).isEqualTo("SUP-4");
        assertThat(own.get("orders").size()).isZero();
        assertThat(own.get("warnings").size()).isZero();
    }

    @Test
    void what_the_ledger_decides_by_itself_cannot_be_asked_for_or_sent() throws Exception {
        Problem.check(command(http, "Supervise", "{\"caseNo\":\"SUP-9\"}"), 404, "unknown-command");
        String own = Http.fact("AcceptanceDeemed", "x", "SUP-9", "2026-03-02T10:00:00+08:00", "",
                "{\"caseNo\":\"SUP-9\"}").replace("urn:test", "urn:serviceledger:clock");
        assertThat(http.record(own).statusCode()).isEqualTo(202);
    }

    @Test
    void an_amended_calendar_lists_the_open_cases_that_it_moved_with_their_old_and_new_days() throws Exception {
        // given a year of its own, a policy of nowhere that is named like it, an open case and a decided one
        licence("SUP-I5");
        record("ClockPolicyPublished", "sup-2021-p", "2021", "2020-11-01T12:00:00+08:00",
                "{\"policyId\":\"2021\",\"region\":\"659999\",\"noticeDays\":5}");
        record("CalendarPublished", "sup-2021", "2021", "2020-11-25T12:00:00+08:00",
                "{\"year\":2021,\"offDays\":[],\"workDays\":[],\"document\":\"国办发明电〔2020〕27号\"}");
        accepted("SUP-5", "SUP-I5", "2021-03-01T10:00:00+08:00");
        accepted("SUP-6", "SUP-I5", "2021-03-01T10:00:00+08:00");
        record("DecisionMade", "SUP-6-d", "SUP-6", "2021-03-02T10:00:00+08:00",
                "{\"caseNo\":\"SUP-6\",\"outcome\":\"GRANTED\"}");
        accepted("SUP-7", "SUP-I5", "2021-07-01T10:00:00+08:00");
        Http.await("the due date", () -> http.json("/api/v1/cases/SUP-7"),
                found -> found.path("promisedDueAt").asString("").startsWith("2021-07-08"));
        // when
        record("CalendarAmended", "sup-2021-a", "2021", "2021-03-02T12:00:00+08:00",
                "{\"year\":2021,\"offDays\":[\"2021-03-05\"],\"document\":\"补充通知\",\"reason\":\"临时放假\"}");
        // then
        http.viewsFollow();
        JsonNode effects = http.json("/api/v1/calendars/2021/effects");
        assertThat(effects.get("items")).hasSize(1);
        JsonNode effect = effects.get("items").get(0);
        assertThat(effect.get("caseNo").asString()).isEqualTo("SUP-5");
        assertThat(effect.get("before").get("promisedDueAt").asString()).isEqualTo("2021-03-08T23:59:59+08:00");
        assertThat(effect.get("after").get("promisedDueAt").asString()).isEqualTo("2021-03-09T23:59:59+08:00");
        assertThat(effect.get("before").get("legalDueAt").asString()).isEqualTo("2021-03-29T23:59:59+08:00");
        assertThat(effect.get("after").get("legalDueAt").asString()).isEqualTo("2021-03-30T23:59:59+08:00");
        assertThat(effect.get("document").asString()).isEqualTo("补充通知");
        assertThat(effect.get("reason").asString()).isEqualTo("临时放假");
        // and the calendars themselves
        JsonNode year = null;
        for (JsonNode one : http.json("/api/v1/calendars").get("items")) {
            year = one.get("year").asInt() == 2021 ? one : year;
        }
        assertThat(year).isNotNull();
        assertThat(members(year.get("publications"), "kind")).containsExactly("PUBLISHED", "AMENDED");
        assertThat(year.get("offDays").get(0).asString()).isEqualTo("2021-03-05");
        long published = year.get("publications").get(0).get("position").asLong();
        assertThat(http.json("/api/v1/calendars/2021/effects?position=" + published).get("items").size()).isZero();
        Problem.check(http.get("/api/v1/calendars/1999/effects"), 404, "calendar-not-found");
        Problem.check(http.get("/api/v1/calendars/2021/effects?position=0"), 404, "calendar-not-found");
    }

    @Test
    void the_clock_of_a_case_is_read_as_of_another_time() throws Exception {
        // given
        licence("SUP-I8");
        accepted("SUP-8", "SUP-I8", "2026-03-02T10:00:00+08:00");
        Http.await("the case", () -> http.json("/api/v1/cases/SUP-8"), found -> found.has("itemCode"));
        record("HearingRightNotified", "SUP-8-h", "SUP-8", "2026-03-03T10:00:00+08:00", "{\"caseNo\":\"SUP-8\"}");
        record("HearingRequested", "SUP-8-r", "SUP-8", "2026-03-04T10:00:00+08:00", "{\"caseNo\":\"SUP-8\"}");
        record("HearingHeld", "SUP-8-l", "SUP-8", "2026-03-20T10:00:00+08:00", "{\"caseNo\":\"SUP-8\"}");
        // then
        JsonNode hearing = Http.await("the hearing", () -> http.json("/api/v1/cases/SUP-8/clock").get("hearing"),
                found -> found.path("latestNoticeOn").isString());
        assertThat(hearing.get("requestDueAt").asString()).isEqualTo("2026-03-10T23:59:59+08:00");
        assertThat(hearing.get("holdDueAt").asString()).isEqualTo("2026-04-01T23:59:59+08:00");
        assertThat(hearing.get("heldAt").asString()).startsWith("2026-03-20T10:00");
        assertThat(hearing.get("latestNoticeOn").asString()).isEqualTo("2026-03-11");
        JsonNode third = http.json("/api/v1/cases/SUP-8/clock?asOf=2026-03-05T12:00:00%2B08:00");
        assertThat(third.get("usedWorkingDays").asInt()).isEqualTo(3);
        assertThat(third.get("remainingWorkingDays").asInt()).isEqualTo(2);
        assertThat(third.get("light").asString()).isEqualTo("GREEN");
        assertThat(third.get("notice").get("state").asString()).isEqualTo("ANSWERED");
        assertThat(http.json("/api/v1/cases/SUP-8/clock").get("light").asString()).isEqualTo("LEGAL_RED");
        Problem.check(http.get("/api/v1/cases/SUP-8/clock?asOf=2026-03-01T12:00:00%2B08:00"), 404, "case-not-found");
        Problem.check(http.get("/api/v1/cases/SUP-8/clock?knownAt=2020-01-01T00:00:00Z"), 404, "case-not-found");
    }
}
