package org.serviceledger.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The statutory clock over HTTP: due dates, what moves them, and the explanation day by day. */
@ExtendWith(SharedServer.class)
class ClockContractTest {

    private final Http http;

    ClockContractTest(Http http) {
        this.http = http;
    }

    private void record(String type, String id, String subject, String time, String data) throws Exception {
        assertThat(http.record(Http.fact(type, id, subject, time, ",\"channel\":\"PC\"", data)).statusCode())
                .as(type + " " + id).isIn(200, 201);
    }

    private void calendar() throws Exception {
        record("CalendarPublished", "clock-2026", "2026", "2025-11-04T12:00:00+08:00", """
                {"year":2026,"offDays":["2026-04-05","2026-04-06"],"workDays":[],"document":"国办发明电"}""");
    }

    private void item(String code, int days, int version, String from) throws Exception {
        item(code, days + ",\"unit\":\"WORKING_DAY\"", version, from);
    }

    private void item(String code, String promise, int version, String from) throws Exception {
        record(version == 1 ? "ServiceItemPublished" : "ServiceItemAmended", code + "-v" + version, code,
                "2026-01-05T09:00:00+08:00",
                """
                        {"itemCode":"%s","name":"许可","itemType":"ADMINISTRATIVE_LICENSE","level":"CITY",
                        "promisedLimit":{"value":%s},"legalLimit":{"value":20,"unit":"WORKING_DAY"},
                        "online":true,"version":%d,"validFrom":"%s"}"""
                        .formatted(code, promise, version, from));
    }

    private void accepted(String caseNo, String item, String time) throws Exception {
        record("ApplicationSubmitted", caseNo + "-s", caseNo, time,
                "{\"caseNo\":\"%s\",\"itemCode\":\"%s\"}".formatted(caseNo, item));
        record("ApplicationAccepted", caseNo + "-a", caseNo, time, "{\"caseNo\":\"%s\"}".formatted(caseNo));
    }

    private String due(String caseNo, String member, String expected) throws Exception {
        return Http.await("the due date of " + caseNo, () -> http.json("/api/v1/cases/" + caseNo),
                file -> file.path(member).asString("").startsWith(expected)).get(member).asString();
    }

    @Test
    void a_promise_counts_working_days_and_a_special_procedure_moves_it() throws Exception {
        // given the vector of the standard's explanation
        calendar();
        item("CLOCK-1", 10, 1, "2026-01-01");
        accepted("CLK-1", "CLOCK-1", "2026-03-02T10:00:00+08:00");
        assertThat(due("CLK-1", "promisedDueAt", "2026-03-16")).isEqualTo("2026-03-16T23:59:59+08:00");
        // when
        record("SpecialProcedureStarted", "clk-1-p", "CLK-1", "2026-03-06T09:00:00+08:00",
                "{\"caseNo\":\"CLK-1\",\"kind\":\"EXPERT_REVIEW\",\"noticeNo\":\"特1\"}");
        Http.await("the pause", () -> http.json("/api/v1/cases/CLK-1"), file -> file.get("promisedDueAt").isNull());
        record("SpecialProcedureEnded", "clk-1-e", "CLK-1", "2026-03-19T17:00:00+08:00",
                "{\"caseNo\":\"CLK-1\",\"kind\":\"EXPERT_REVIEW\"}");
        // then
        assertThat(due("CLK-1", "promisedDueAt", "2026-03-30")).isEqualTo("2026-03-30T23:59:59+08:00");
        JsonNode clock = http.json("/api/v1/cases/CLK-1/clock");
        assertThat(clock.get("promisedDueAt").asString()).isEqualTo("2026-03-30T23:59:59+08:00");
        assertThat(clock.get("excludedWorkingDays").asInt()).isEqualTo(10);
        assertThat(clock.get("days").size()).isGreaterThan(20);
        assertThat(clock.get("days").get(0).get("reason").get("zh").asString()).isNotBlank();
        Problem.check(http.get("/api/v1/cases/CLK-0/clock"), 404, "case-not-found");
    }

    @Test
    void a_promise_in_calendar_days_is_told_in_calendar_days() throws Exception {
        // given
        item("CLOCK-12", "24,\"unit\":\"CALENDAR_DAY\"", 1, "2026-01-01");
        accepted("CLK-12", "CLOCK-12", "2026-03-16T10:00:00+08:00");
        due("CLK-12", "promisedDueAt", "2026-04-09");
        // when it is read on the Monday after
        JsonNode clock = http.json("/api/v1/cases/CLK-12/clock?asOf=2026-03-23T10:00:00%2B08:00");
        // then
        assertThat(clock.get("countedIn").asString()).isEqualTo("CALENDAR_DAY");
        assertThat(clock.get("used").asInt()).isEqualTo(7);
        assertThat(clock.get("remaining").asInt()).isEqualTo(17);
        assertThat(clock.get("usedWorkingDays").asInt()).isEqualTo(5);
        assertThat(clock.get("days").get(7).get("total").asInt()).as("of that day").isEqualTo(7);
    }

    @Test
    void an_item_that_comes_after_its_case_and_an_amended_one_move_what_depends_on_them() throws Exception {
        // given a case of an item that nobody has published
        calendar();
        accepted("CLK-2", "CLOCK-2", "2026-03-02T10:00:00+08:00");
        // then its due date comes with the item
        item("CLOCK-2", 5, 1, "2026-01-01");
        due("CLK-2", "promisedDueAt", "2026-03-09");
        // and a version that was in force at acceptance and comes late moves it
        item("CLOCK-2", 3, 2, "2026-02-01");
        due("CLK-2", "promisedDueAt", "2026-03-05");
        // but one that came into force later does not
        item("CLOCK-2", 1, 3, "2026-03-03");
        accepted("CLK-3", "CLOCK-2", "2026-03-03T10:00:00+08:00");
        due("CLK-3", "promisedDueAt", "2026-03-04");
        due("CLK-2", "promisedDueAt", "2026-03-05");
    }

    @Test
    void an_amended_calendar_moves_the_cases_that_count_through_it() throws Exception {
        // given a year of its own, since calendars are shared
        item("CLOCK-4", 5, 1, "2018-01-01");
        record("CalendarPublished", "clock-2019", "2019", "2018-12-06T12:00:00+08:00",
                "{\"year\":2019,\"offDays\":[\"2019-05-01\"],\"workDays\":[]}");
        accepted("CLK-4", "CLOCK-4", "2019-04-25T10:00:00+08:00");
        due("CLK-4", "promisedDueAt", "2019-05-03");
        // when the State Council's office makes it four days
        record("CalendarAmended", "clock-2019-a", "2019", "2019-03-22T12:00:00+08:00", """
                {"year":2019,"offDays":["2019-05-01","2019-05-02","2019-05-03"],
                "workDays":["2019-04-28","2019-05-05"]}""");
        // then
        due("CLK-4", "promisedDueAt", "2019-05-05");
        assertThat(http.json("/api/v1/projections").get("items").get(0).get("parkedKeys").asInt()).isZero();
    }

    @Test
    void a_licence_of_which_nobody_says_anything_counts_as_accepted() throws Exception {
        // given
        calendar();
        item("CLOCK-5", 10, 1, "2026-01-01");
        String caseNo = "CLK-5";
        record("ApplicationSubmitted", "clk-5", caseNo, "2026-03-02T10:00:00+08:00",
                "{\"caseNo\":\"CLK-5\",\"itemCode\":\"CLOCK-5\"}");
        // then
        JsonNode file = Http.await("the deemed acceptance", () -> http.json("/api/v1/cases/" + caseNo),
                found -> "ACCEPTED".equals(found.path("status").asString("")));
        assertThat(file.get("deemedAcceptedOn").asString()).isEqualTo("2026-03-02");
        assertThat(file.get("promisedDueAt").asString()).isEqualTo("2026-03-16T23:59:59+08:00");
        // and the same as an old record does not
        assertThat(http.record(Http.fact("ApplicationSubmitted", "clk-6", "CLK-6", "2026-03-02T10:00:00+08:00",
                ",\"channel\":\"PC\",\"origin\":\"HISTORICAL\"", "{\"caseNo\":\"CLK-6\",\"itemCode\":\"CLOCK-5\"}"))
                .statusCode()).isEqualTo(201);
        JsonNode old = Http.await("the old case", () -> http.json("/api/v1/cases/CLK-6"),
                found -> found.path("itemCode").asString("").equals("CLOCK-5"));
        assertThat(old.get("status").asString()).isEqualTo("SUBMITTED");
        assertThat(old.get("deemedAcceptedOn").isNull()).isTrue();
    }

    @Test
    void a_promise_that_had_expired_does_not_move_while_only_the_legal_limit_stands_still() throws Exception {
        // given
        calendar();
        item("CLOCK-7", 10, 1, "2026-01-01");
        accepted("CLK-7", "CLOCK-7", "2026-03-02T10:00:00+08:00");
        record("SpecialProcedureStarted", "clk-7-p", "CLK-7", "2026-03-18T09:00:00+08:00",
                "{\"caseNo\":\"CLK-7\",\"kind\":\"EXPERT_REVIEW\",\"noticeNo\":\"特1\",\"procedureId\":null}");
        // then
        String reading = "/api/v1/cases/CLK-7/clock?asOf=2026-03-20T10:00:00%2B08:00";
        JsonNode clock = Http.await("the pause", () -> http.json(reading),
                found -> found.get("legalEarliest").asBoolean());
        assertThat(clock.get("earliest").asBoolean()).isFalse();
        assertThat(clock.get("promisedDueAt").asString()).isEqualTo("2026-03-16T23:59:59+08:00");
        // when it ends under a number with which it had not begun
        record("SpecialProcedureEnded", "clk-7-e", "CLK-7", "2026-03-20T09:00:00+08:00",
                "{\"caseNo\":\"CLK-7\",\"kind\":\"EXPERT_REVIEW\",\"procedureId\":\"P-1\"}");
        // then three days were left out
        clock = Http.await("the end", () -> http.json(reading), found -> !found.get("legalEarliest").asBoolean());
        assertThat(clock.get("legalDueAt").asString()).isEqualTo("2026-04-02T23:59:59+08:00");
    }

    /** What the case and its clock say of its due date, as known at a time. */
    private void agree(String caseNo, String known, String due) throws Exception {
        String at = "?knownAt=" + known.replace("+", "%2B");
        assertThat(http.json("/api/v1/cases/" + caseNo + at).get("promisedDueAt").asString()).startsWith(due);
        assertThat(http.json("/api/v1/cases/" + caseNo + "/clock" + at).get("promisedDueAt").asString())
                .startsWith(due);
    }

    /** When a fact of a case was recorded, once the case tells of it. */
    private String recordedAt(String caseNo, String id) throws Exception {
        JsonNode history = Http.await(id, () -> http.json("/api/v1/cases/" + caseNo + "/history"),
                found -> found.get("items").valueStream().anyMatch(one -> one.get("id").asString().equals(id)));
        return history.get("items").valueStream().filter(one -> one.get("id").asString().equals(id)).findFirst()
                .orElseThrow().get("recordedAt").asString();
    }

    @Test
    void a_case_and_its_clock_say_the_same_of_what_was_known_before_its_item_and_its_calendar_changed()
            throws Exception {
        // given a year of its own, since calendars are shared
        item("CLOCK-8", 5, 1, "2017-01-01");
        record("CalendarPublished", "clock-2017", "2017", "2016-12-01T12:00:00+08:00",
                "{\"year\":2017,\"offDays\":[],\"workDays\":[]}");
        accepted("CLK-8", "CLOCK-8", "2017-03-06T10:00:00+08:00");
        due("CLK-8", "promisedDueAt", "2017-03-13");
        String first = recordedAt("CLK-8", "CLK-8-a");
        // when a version that was in force comes late
        item("CLOCK-8", 3, 2, "2017-02-01");
        due("CLK-8", "promisedDueAt", "2017-03-09");
        record("ReviewStepCompleted", "clk-8-r", "CLK-8", "2017-03-07T10:00:00+08:00",
                "{\"caseNo\":\"CLK-8\",\"stepName\":\"承办\"}");
        String second = recordedAt("CLK-8", "clk-8-r");
        // and then a calendar with a day off more
        record("CalendarAmended", "clock-2017-a", "2017", "2017-02-01T12:00:00+08:00",
                "{\"year\":2017,\"offDays\":[\"2017-03-08\"],\"workDays\":[]}");
        due("CLK-8", "promisedDueAt", "2017-03-10");
        // then
        agree("CLK-8", first, "2017-03-13");
        agree("CLK-8", second, "2017-03-09");
        agree("CLK-8", "2099-01-01T00:00:00Z", "2017-03-10");
    }
}
